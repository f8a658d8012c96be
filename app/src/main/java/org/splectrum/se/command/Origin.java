package org.splectrum.se.command;

import java.util.Objects;
import org.splectrum.se.intake.Scene;
import org.splectrum.se.model.Person;
import org.splectrum.se.model.Place;

/**
 * Where a command came from.
 *
 * @param key the same for the same comment, issue or labelling, whatever delivery brings it: {@code comment/17}
 * @param title of the issue or pull request, written by anybody
 * @param commentId 0 where no comment but the issue itself, a label or something else gave the command
 * @param event what happened, for expressions
 */
public record Origin(String key, Place place, String title, Person person, long commentId, Event event) {
    public Origin {
        Objects.requireNonNull(key, "key is null");
        Objects.requireNonNull(place, "place is null");
        Objects.requireNonNull(title, "title is null");
        Objects.requireNonNull(person, "person is null");
        event = Objects.requireNonNullElse(event, Event.COMMAND); // where an SE wrote it that knew commands only
    }

    /** One whose command somebody wrote. */
    public Origin(String key, Place place, String title, Person person, long commentId) {
        this(key, place, title, person, commentId, Event.COMMAND);
    }

    /** The same there and then. */
    public Origin in(Scene scene) {
        return new Origin(key, place, title, person, commentId, event.in(scene));
    }

    /**
     * What happened.
     *
     * @param name as expressions have it: {@code command}, {@code label}, {@code pull_request} and so on
     * @param label that was put on or taken off; empty where none was
     * @param action of the event {@code pull_request}; empty elsewhere
     * @param scene how it was there then
     */
    public record Event(String name, String label, String action, Scene scene) {
        /** Somebody wrote a command. */
        public static final Event COMMAND = named("command");

        public Event {
            Objects.requireNonNull(name, "name is null");
            Objects.requireNonNull(label, "label is null");
            Objects.requireNonNull(action, "action is null");
            scene = Objects.requireNonNullElse(scene, Scene.UNKNOWN); // not there in what earlier versions wrote
        }

        /** One of which nobody knows how it was there then. */
        public Event(String name, String label, String action) {
            this(name, label, action, Scene.UNKNOWN);
        }

        /** The same there and then. */
        public Event in(Scene there) {
            return new Event(name, label, action, there);
        }

        /** One of which nothing more is to be said. */
        public static Event named(String name) {
            return new Event(name, "", "");
        }
    }
}
