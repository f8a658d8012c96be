package org.splectrum.se.command;

import java.util.Objects;
import java.util.Set;
import org.splectrum.se.model.RepositoryName;

/** Knows whose token of GitHub somebody shows. Reads only, keeps no token; thread-safe. Answers may be some minutes old. */
public interface Identities {
    /** @throws RuntimeException where GitHub did not answer */
    Identity of(String token);

    /**
     * The repositories that GitHub lists for the token: those that its person owns or was let into. Others that everybody may read are
     * not among them.
     *
     * @throws RuntimeException where GitHub did not answer
     */
    Set<RepositoryName> repositories(String token);

    /** Whose a token is. */
    sealed interface Identity {
        /** This person's. */
        record Known(String login) implements Identity {
            public Known {
                Objects.requireNonNull(login, "login is null");
            }
        }

        /** It counts for nobody. */
        record Unknown(Reason reason) implements Identity {
            public Unknown {
                Objects.requireNonNull(reason, "reason is null");
            }
        }
    }

    /** Why a token counts for nobody. */
    enum Reason {
        /** GitHub does not take it: it is wrong, has ended or was taken back. */
        REFUSED,
        /** It was given for less than a person's repositories, perhaps to somebody who must not act as that person here. */
        TOO_NARROW,
        /** It was given to another GitHub App, which must not act as that person here. */
        OF_ANOTHER_APP,
        /** It is no human being's. */
        NO_PERSON
    }
}
