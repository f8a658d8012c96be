package org.splectrum.se.run;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.splectrum.se.command.Mistake;
import org.splectrum.se.model.Permission;
import org.splectrum.se.model.RunId;
import org.splectrum.se.workflow.Workflow;

/** What a command is answered with that shows nothing by itself. */
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

    /** The workflow's runs do not wait for their turn, and another run of the group has it. */
    record GroupBusy(String workflow, RunId going) implements Reply {
        public GroupBusy {
            Objects.requireNonNull(workflow, "workflow is null");
            Objects.requireNonNull(going, "going is null");
        }
    }

    /**
     * As many runs were asked for as may be in this time.
     *
     * @param again from when on one more may be asked for
     */
    record TooMany(Quota quota, Instant again) implements Reply {
        public TooMany {
            Objects.requireNonNull(quota, "quota is null");
            Objects.requireNonNull(again, "again is null");
        }
    }

    /**
     * As many runs are under way as may be at once.
     *
     * @param since when the latest of them was asked for
     */
    record TooManyAtOnce(Quota quota, Instant since) implements Reply {
        public TooManyAtOnce {
            Objects.requireNonNull(quota, "quota is null");
            Objects.requireNonNull(since, "since is null");
        }
    }

    /**
     * The workflow wants containers of an image that the server does not allow.
     *
     * @param allowed those that it does, besides its own
     */
    record ImageNotAllowed(String workflow, String image, List<String> allowed) implements Reply {
        public ImageNotAllowed {
            Objects.requireNonNull(workflow, "workflow is null");
            Objects.requireNonNull(image, "image is null");
            allowed = List.copyOf(allowed);
        }
    }

    /** It was not done. */
    record Refused(Action action, Refusal refusal) implements Reply {
        public Refused {
            Objects.requireNonNull(action, "action is null");
            Objects.requireNonNull(refusal, "refusal is null");
        }
    }

    /** The run that was named is not there, or in another repository. */
    record NoSuchRun(String run) implements Reply {
        public NoSuchRun {
            Objects.requireNonNull(run, "run is null");
        }
    }

    /** No run was named, and there is none on this issue or pull request. */
    record NoRunHere() implements Reply {}

    /** How runs stand. */
    record Standing(List<Run> runs) implements Reply {
        public Standing {
            runs = List.copyOf(runs);
        }
    }

    /**
     * What can be run, and what ran.
     *
     * @param latest runs of the repository, the latest first
     */
    record Overview(List<Workflow> workflows, List<Run> latest) implements Reply {
        public Overview {
            workflows = List.copyOf(workflows);
            latest = List.copyOf(latest);
        }
    }
}
