package org.splectrum.se.run;

import java.util.List;
import java.util.Objects;
import org.splectrum.se.model.RunId;

/** Why an action cannot be taken on a run; nothing happened then. */
public sealed interface Refusal {
    /** There is no such run. */
    record NoSuchRun(String id) implements Refusal {
        public NoSuchRun {
            Objects.requireNonNull(id, "id is null");
        }
    }

    /** Its state does not allow that. */
    record NotNow(RunId run, RunState state) implements Refusal {
        public NotNow {
            Objects.requireNonNull(run, "run is null");
            Objects.requireNonNull(state, "state is null");
        }
    }

    /** It asks nothing any more: somebody was quicker. */
    record AnsweredAlready(RunId run, String by) implements Refusal {
        public AnsweredAlready {
            Objects.requireNonNull(run, "run is null");
            Objects.requireNonNull(by, "by is null");
        }
    }

    /** The words answer nothing that it asks. */
    record NotAnAnswer(RunId run, List<Question.Choice> choices) implements Refusal {
        public NotAnAnswer {
            Objects.requireNonNull(run, "run is null");
            choices = List.copyOf(choices);
        }
    }

    /** The answer decides about a file that is not in conflict. */
    record NotInConflict(RunId run, String path, List<String> files) implements Refusal {
        public NotInConflict {
            Objects.requireNonNull(run, "run is null");
            Objects.requireNonNull(path, "path is null");
            files = List.copyOf(files);
        }
    }

    /** It has no such step, or none that could be done once more. */
    record NoSuchStep(RunId run, String step, List<String> known) implements Refusal {
        public NoSuchStep {
            Objects.requireNonNull(run, "run is null");
            Objects.requireNonNull(step, "step is null");
            known = List.copyOf(known);
        }
    }

    /** It did nothing on GitHub that could be taken back, or that was done already. */
    record NothingToUndo(RunId run) implements Refusal {
        public NothingToUndo {
            Objects.requireNonNull(run, "run is null");
        }
    }
}
