package org.splectrum.se.steps;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.splectrum.se.model.Person;
import org.splectrum.se.model.Place;

/** What people wrote at an issue or pull request. Reads only; thread-safe. */
@FunctionalInterface
public interface Conversations {
    /** Everything said there now. @throws RuntimeException where GitHub did not answer */
    Conversation read(Place place);

    /** An issue or pull request as its readers see it. Every text is a stranger's. */
    record Conversation(String title, String body, Person author, List<Said> comments) {
        public Conversation {
            Objects.requireNonNull(title, "title is null");
            Objects.requireNonNull(body, "body is null");
            Objects.requireNonNull(author, "author is null");
            comments = List.copyOf(comments);
        }
    }

    /**
     * One comment.
     *
     * @param written when, by GitHub's clock; {@link Instant#EPOCH} where it did not say
     * @param changed when it was edited last; the same as {@code written} where it never was
     */
    record Said(Person author, String text, Instant written, Instant changed) {
        public Said {
            Objects.requireNonNull(author, "author is null");
            Objects.requireNonNull(text, "text is null");
            Objects.requireNonNull(written, "written is null");
            Objects.requireNonNull(changed, "changed is null");
        }

        /**
         * Whether it stood there then as it does now. GitHub's times are whole seconds: what was edited within the very second may
         * have been edited after it, and does not count.
         */
        public boolean stoodAt(Instant then) {
            return written.equals(changed) ? !written.isAfter(then) : changed.isBefore(then);
        }
    }
}
