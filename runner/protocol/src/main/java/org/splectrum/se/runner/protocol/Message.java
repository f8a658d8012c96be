package org.splectrum.se.runner.protocol;

import java.util.Objects;

/** What the runner tells while it works. All text in it was written by the agent or the repository: data, never to be trusted. */
public sealed interface Message {
    /** The runner has its order and begins. */
    record Started(int version) implements Message {}

    /** The agent is up: its process gave its first byte. */
    record AgentStarted() implements Message {}

    /** The agent said something; a text of any length up to 64 KiB. */
    record AgentSaid(String text) implements Message {
        public AgentSaid {
            Objects.requireNonNull(text, "text is null");
        }
    }

    /**
     * The agent used a tool.
     *
     * @param tool its name, as {@code Edit}
     * @param detail a file or the first line of a command; may be empty
     */
    record ToolUsed(String tool, String detail) implements Message {
        public ToolUsed {
            Objects.requireNonNull(tool, "tool is null");
            Objects.requireNonNull(detail, "detail is null");
        }
    }

    /**
     * The runner asks a model by itself, in a conversation of its own.
     *
     * @param prompt all that the model is told; what is longer than {@link #LONGEST} is cut
     */
    record Asked(String prompt) implements Message {
        /** In UTF-16 units. */
        public static final int LONGEST = 1 << 20;

        public Asked {
            prompt = prompt.length() <= LONGEST ? prompt : prompt.substring(0, LONGEST);
        }
    }

    /** A line for the log that fits nowhere else. */
    record Logged(String line) implements Message {
        public Logged {
            Objects.requireNonNull(line, "line is null");
        }
    }

    /** A command of the repository or the workflow ended. */
    record CommandEnded(CommandResult result) implements Message {
        public CommandEnded {
            Objects.requireNonNull(result, "result is null");
        }
    }

    /** The attempt is over; nothing follows. */
    record Finished(Outcome outcome) implements Message {
        public Finished {
            Objects.requireNonNull(outcome, "outcome is null");
        }
    }
}
