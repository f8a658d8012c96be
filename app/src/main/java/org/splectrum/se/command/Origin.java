package org.splectrum.se.command;

import java.util.Objects;
import org.splectrum.se.model.Person;
import org.splectrum.se.model.Place;

/**
 * Where a command came from.
 *
 * @param key the same for the same comment, issue or labelling, whatever delivery brings it: {@code comment/17}
 * @param title of the issue or pull request, written by anybody
 * @param commentId 0 where no comment but the issue itself, or a label, gave the command
 */
public record Origin(String key, Place place, String title, Person person, long commentId) {
    public Origin {
        Objects.requireNonNull(key, "key is null");
        Objects.requireNonNull(place, "place is null");
        Objects.requireNonNull(title, "title is null");
        Objects.requireNonNull(person, "person is null");
    }
}
