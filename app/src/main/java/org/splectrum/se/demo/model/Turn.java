package org.splectrum.se.demo.model;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

/** What the model answers once. */
public sealed interface Turn {
    /** Some words and no tool: Claude Code ends with them. */
    record Say(String text) implements Turn {
        public Say {
            Objects.requireNonNull(text, "text is null");
        }
    }

    /**
     * Some words and the use of a tool.
     *
     * @param input {@code {cwd}} in its texts stands for the folder that Claude Code works in
     */
    record Use(String text, String tool, Map<String, String> input) implements Turn {
        public Use {
            Objects.requireNonNull(text, "text is null");
            Objects.requireNonNull(tool, "tool is null");
            input = Map.copyOf(input);
        }
    }

    /**
     * An answer in the form that was asked for: Claude Code offers a tool for that, and ends with its use.
     *
     * @param json an object
     */
    record Form(String json) implements Turn {
        public Form {
            Objects.requireNonNull(json, "json is null");
        }
    }

    /** An error in the API's form. */
    record Refuse(int status, String type, String message) implements Turn {
        public Refuse {
            Objects.requireNonNull(type, "type is null");
            Objects.requireNonNull(message, "message is null");
        }
    }

    /** 200 and a body that is no answer. */
    record Garbage() implements Turn {}

    /** Nothing at all until it is let go; then the connection ends. */
    record Stall(CountDownLatch release) implements Turn {
        public Stall {
            Objects.requireNonNull(release, "release is null");
        }
    }

    /** The first words, and then nothing until it is let go. */
    record FallSilent(CountDownLatch release) implements Turn {
        public FallSilent {
            Objects.requireNonNull(release, "release is null");
        }
    }
}
