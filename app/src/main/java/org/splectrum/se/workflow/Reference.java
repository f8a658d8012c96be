package org.splectrum.se.workflow;

import java.util.Objects;

/** Something that an expression names. */
public sealed interface Reference {
    /** {@code params.name}. */
    record Param(String name) implements Reference {
        public Param {
            Objects.requireNonNull(name, "name is null");
        }
    }

    /** {@code steps.step.outputs.name}. */
    record Output(String step, String name) implements Reference {
        public Output {
            Objects.requireNonNull(step, "step is null");
            Objects.requireNonNull(name, "name is null");
        }
    }

    /** {@code steps.step.result}: {@code success}, {@code failure} or {@code skipped}. */
    record Result(String step) implements Reference {
        public Result {
            Objects.requireNonNull(step, "step is null");
        }
    }

    /** What is known of the run from its beginning. */
    record Known(Fact fact) implements Reference {
        public Known {
            Objects.requireNonNull(fact, "fact is null");
        }
    }

    /** What is known of a run from its beginning; all of them texts, empty where they do not apply. */
    enum Fact {
        /** As {@code octo/calculator}. */
        REPOSITORY("repository"),
        ISSUE("issue.number"),
        PULL("pull.number"),
        /** What started it: {@code command}, {@code label}, {@code pull_request}, {@code schedule}, {@code check}, {@code base_changed} or {@code api}. */
        EVENT("event.name"),
        /** The workflow that a command asked for. */
        COMMAND("event.command"),
        LABEL("event.label"),
        /** Of the event {@code pull_request}, as {@code opened}. */
        ACTION("event.action"),
        /** What the person wrote behind the command. */
        PROMPT("prompt"),
        /** The login of who asked. */
        ACTOR("actor"),
        RUN("run.id");

        private final String path;

        Fact(String path) {
            this.path = path;
        }

        /** As it is written in expressions. */
        public String path() {
            return path;
        }
    }
}
