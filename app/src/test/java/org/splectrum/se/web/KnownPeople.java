package org.splectrum.se.web;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.splectrum.se.command.Authorization;
import org.splectrum.se.command.Identities;
import org.splectrum.se.command.Permissions;
import org.splectrum.se.command.Self;
import org.splectrum.se.model.Permission;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.model.TryAgainLater;

/** People of one repository, and tokens that count for nobody. Thread-safe. */
final class KnownPeople implements Identities {
    static final String WRITER = "ghp_wilma";
    static final String READER = "ghp_rita";
    static final String STRANGER = "gho_sam";
    /** May read; whether she still may is known once only. */
    static final String UNSURE = "ghp_uma";

    static final String ENDED = "ghp_ended";

    private static final Map<String, Identity> KNOWN = Map.of(
            WRITER,
            new Identity.Known("wilma"),
            READER,
            new Identity.Known("rita"),
            STRANGER,
            new Identity.Known("sam"),
            UNSURE,
            new Identity.Known("uma"),
            "gho_narrow",
            new Identity.Unknown(Reason.TOO_NARROW),
            "ghu_other",
            new Identity.Unknown(Reason.OF_ANOTHER_APP),
            "github_pat_bot",
            new Identity.Unknown(Reason.NO_PERSON));

    private final AtomicBoolean asked = new AtomicBoolean();

    private Permission permission(String login) {
        return switch (login) {
            case "wilma" -> Permission.WRITE;
            case "rita" -> Permission.READ;
            case "uma" -> once();
            default -> Permission.NONE;
        };
    }

    private Permission once() {
        if (asked.getAndSet(true)) {
            throw new TryAgainLater("GitHub is away", Instant.EPOCH);
        }
        return Permission.READ;
    }

    Api.People people() {
        Permissions permissions = (home, login) -> permission(login);
        return new Api.People(this, permissions, permissions, new Authorization(new Self(1, "se[bot]")));
    }

    @Override
    public Identity of(String token) {
        return KNOWN.getOrDefault(token, new Identity.Unknown(Reason.REFUSED));
    }

    @Override
    public Set<RepositoryName> repositories(String token) {
        return token.equals(STRANGER) ? Set.of() : Set.of(RepositoryName.of(ApiSite.REPO));
    }
}
