package org.splectrum.se.workflow;

import java.util.List;
import java.util.Objects;

/**
 * Works out expressions: {@code ${{ … }}} within texts, and conditions, which are one expression. Without effects, and bounded in
 * time and memory whatever is written. Thread-safe.
 */
public interface Expressions {
    /** What is wrong with the expressions in a text; empty where all can be worked out there. */
    List<Flaw> check(String text, Names names);

    /** What is wrong with a condition; empty where it can be worked out there and is true or false. */
    List<Flaw> checkCondition(String condition, Names names);

    /** The text with its expressions worked out. */
    Worked<String> render(String text, Scope scope);

    /** Whether the condition holds; an empty one does. */
    Worked<Boolean> test(String condition, Scope scope);

    /**
     * Something wrong with an expression.
     *
     * @param offset of its place in the text or condition, in characters
     * @param text with the mend
     */
    record Flaw(int offset, String text) {
        public Flaw {
            Objects.requireNonNull(text, "text is null");
        }
    }

    /** What came out. */
    sealed interface Worked<T> {
        /** It. */
        record Out<T>(T value) implements Worked<T> {
            public Out {
                Objects.requireNonNull(value, "value is null");
            }
        }

        /** Nothing: what was known made no sense there, as a number that is none. */
        record Failed<T>(String why) implements Worked<T> {
            public Failed {
                Objects.requireNonNull(why, "why is null");
            }
        }
    }
}
