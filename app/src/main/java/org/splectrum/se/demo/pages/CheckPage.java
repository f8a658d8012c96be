package org.splectrum.se.demo.pages;

import static java.util.Objects.requireNonNull;

import gg.jte.Content;
import java.util.List;

/** A check run: how it stands, what it says, and the buttons under it. */
public record CheckPage(Frame frame, CheckLine line, Facts facts, Words words, List<Note> notes, Buttons buttons) {
    public CheckPage {
        requireNonNull(frame, "frame is null");
        requireNonNull(line, "line is null");
        requireNonNull(facts, "facts is null");
        requireNonNull(words, "words is null");
        notes = List.copyOf(notes);
        requireNonNull(buttons, "buttons is null");
    }

    /** GitHub's words for its state, and what it is about; a conclusion, external id or address may be empty. */
    public record Facts(
            String status, String conclusion, String externalId, String details, CommitLine commit, When started) {}

    /** The two texts, either of which may be empty. */
    public record Words(Content summary, Content text) {}

    /** A remark on lines of a file. */
    public record Note(String level, String place, String link, String title, String message, String raw) {}

    /** What may be pressed, and by whom. */
    public record Buttons(List<Button> actions, boolean rerun, People people) {
        public Buttons {
            actions = List.copyOf(actions);
        }
    }

    /** One of the maker's buttons. */
    public record Button(String label, String description, String identifier) {}
}
