package org.splectrum.se.steps;

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

    /** One comment. */
    record Said(Person author, String text) {
        public Said {
            Objects.requireNonNull(author, "author is null");
            Objects.requireNonNull(text, "text is null");
        }
    }
}
