package org.splectrum.se.command;

import java.util.List;
import java.util.Objects;
import org.splectrum.se.model.Permission;

/** What a command that starts no run is answered with. */
public sealed interface Reply {
    /** What SE can do. */
    record Help() implements Reply {}

    /** The command was not understood. */
    record Misunderstood(Mistake mistake) implements Reply {
        public Misunderstood {
            Objects.requireNonNull(mistake, "mistake is null");
        }
    }

    /** The person may not ask for this here. */
    record NotPermitted(String login, Permission has, Permission needed) implements Reply {
        public NotPermitted {
            Objects.requireNonNull(login, "login is null");
            Objects.requireNonNull(has, "has is null");
            Objects.requireNonNull(needed, "needed is null");
        }
    }

    /** The repository's configuration cannot be used; every problem with its mend. */
    record ConfigurationWrong(List<String> problems) implements Reply {
        public ConfigurationWrong {
            problems = List.copyOf(problems);
        }
    }
}
