package org.splectrum.se.workflow;

import java.util.List;
import java.util.Objects;
import org.splectrum.se.model.Home;

/** Reads a repository's configuration from its default branch, now. Reads only; thread-safe. */
@FunctionalInterface
public interface RepositoryConfigs {
    /** @throws RuntimeException where GitHub did not answer */
    Reading of(Home home);

    /** What the file held. */
    sealed interface Reading {
        /** It is right, or there is none. */
        record Right(RepositoryConfig config) implements Reading {
            public Right {
                Objects.requireNonNull(config, "config is null");
            }
        }

        /** It cannot be used: every problem, each with line and mend. */
        record Wrong(List<String> problems) implements Reading {
            public Wrong {
                problems = List.copyOf(problems);
            }
        }
    }
}
