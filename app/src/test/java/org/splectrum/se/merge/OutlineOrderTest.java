package org.splectrum.se.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What both sides put into lists under headings: where the order carries no meaning, and where nobody can tell. */
class OutlineOrderTest {
    private static final String OLD =
            "1.1\n  - Fixes\n    - no leak\n  - Improvements\n    - faster\n    - smaller\n\n1.0\n  - first release\n";

    private static List<Refusal> refusals(String ours, String theirs, String resolved) {
        Conflict conflict = new Conflict("NOTES", Blob.of(OLD), Blob.of(ours), Blob.of(theirs));
        return Gate.judge(conflict, Blob.of(resolved)).reasons().stream()
                .map(Reason::refusal)
                .toList();
    }

    private static String notes(String added) {
        return added + "\n" + OLD;
    }

    @Test
    void sections_that_meet_stand_as_they_do_elsewhere_in_the_text() {
        String ours = notes("1.2\n  - Fixes\n    - no crash\n");
        String theirs = notes("1.2\n  - Improvements\n    - nicer\n");
        String right = notes("1.2\n  - Fixes\n    - no crash\n  - Improvements\n    - nicer\n");
        String turned = notes("1.2\n  - Improvements\n    - nicer\n  - Fixes\n    - no crash\n");
        assertThat(refusals(ours, theirs, right)).isEmpty();
        assertThat(refusals(theirs, ours, right)).isEmpty();
        assertThat(refusals(ours, theirs, turned)).containsOnly(Refusal.ORDER);
        assertThat(refusals(ours, theirs, notes("1.2\n  - Fixes\n    - nicer\n  - Improvements\n    - no crash\n")))
                .isNotEmpty();
        assertThat(refusals(ours, theirs, ours)).isNotEmpty();
    }

    @Test
    void sections_whose_order_the_text_does_not_know_are_a_decision() {
        String ours = notes("1.2\n  - Fixes\n    - no crash\n");
        String theirs = notes("1.2\n  - Breaking\n    - no Java 8\n");
        assertThat(refusals(ours, theirs, notes("1.2\n  - Fixes\n    - no crash\n  - Breaking\n    - no Java 8\n")))
                .containsOnly(Refusal.ORDER);
    }

    @Test
    void sections_of_which_the_text_knows_some_stand_as_it_knows_them() {
        String ours = notes("1.2\n  - Improvements\n    - nicer\n  - Changes\n    - new name\n");
        String theirs = notes("1.2\n  - Fixes\n    - no crash\n  - Breaking\n    - no Java 8\n");
        String first = "  - Fixes\n    - no crash\n";
        String last = "  - Breaking\n    - no Java 8\n";
        String between = "  - Improvements\n    - nicer\n  - Changes\n    - new name\n";
        assertThat(refusals(ours, theirs, notes("1.2\n" + first + between + last)))
                .isEmpty();
        assertThat(refusals(ours, theirs, notes("1.2\n" + between + first + last)))
                .containsOnly(Refusal.ORDER);
        assertThat(refusals(ours, theirs, notes("1.2\n" + first + between))).isNotEmpty();
    }

    @Test
    void a_list_that_both_began_is_one_where_the_text_has_lists_under_that_heading() {
        String ours = notes("1.2\n  - Improvements\n    - nicer\n");
        String theirs = notes("1.2\n  - Improvements\n    - cheaper\n");
        assertThat(refusals(ours, theirs, notes("1.2\n  - Improvements\n    - cheaper\n    - nicer\n")))
                .isEmpty();
        assertThat(refusals(ours, theirs, notes("1.2\n  - Improvements\n    - nicer\n    - cheaper\n")))
                .isEmpty();
        assertThat(refusals(ours, theirs, ours)).isNotEmpty();
        String steps = notes("1.2\n  - How to upgrade\n    - stop it\n");
        String others = notes("1.2\n  - How to upgrade\n    - make a copy\n");
        assertThat(refusals(steps, others, notes("1.2\n  - How to upgrade\n    - make a copy\n    - stop it\n")))
                .containsOnly(Refusal.ORDER);
    }

    @Test
    void a_list_of_sections_and_entries_is_a_decision() {
        String ours = notes("1.2\n  - Improvements\n    - nicer\n");
        String theirs = notes("1.2\n  - Improvements\n    - cheaper\n      - by half\n");
        assertThat(refusals(
                        ours, theirs, notes("1.2\n  - Improvements\n    - nicer\n    - cheaper\n      - by half\n")))
                .containsOnly(Refusal.ORDER);
    }
}
