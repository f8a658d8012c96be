package org.splectrum.se.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.splectrum.se.runner.protocol.Resolving.Side;

class DecisionsTest {
    private static final Set<String> FILES = Set.of("a b.txt", "src/A.java");

    @Test
    void a_side_is_for_all_files_or_for_the_one_behind_it() {
        assertThat(read("theirs")).isEqualTo(new Decisions(Map.of("", Side.THEIRS), "", List.of()));
        assertThat(read("Ours a b.txt; THEIRS `src/A.java`"))
                .isEqualTo(new Decisions(Map.of("a b.txt", Side.OURS, "src/A.java", Side.THEIRS), "", List.of()));
        assertThat(read("ours src/A.java\ntheirs"))
                .isEqualTo(new Decisions(Map.of("src/A.java", Side.OURS, "", Side.THEIRS), "", List.of()));
    }

    @Test
    void later_answers_add_to_earlier_ones() {
        assertThat(read("theirs src/A.java", "keep both", "ours src/A.java", "retry"))
                .isEqualTo(new Decisions(Map.of("src/A.java", Side.OURS), "keep both", List.of()));
    }

    @Test
    void whatever_names_no_file_in_conflict_is_said_to_the_model_as_it_is() {
        assertThat(read("theirs is better, because it is shorter"))
                .isEqualTo(new Decisions(Map.of(), "theirs is better, because it is shorter", List.of()));
        assertThat(read("ours src/A.java; and mind the rest"))
                .isEqualTo(new Decisions(Map.of(), "ours src/A.java; and mind the rest", List.of()));
    }

    @Test
    void choices_of_the_question_are_no_words_for_the_model() {
        assertThat(read("retry", "", "accept", "adopt " + "a".repeat(40))).isEqualTo(Decisions.NONE);
    }

    private static Decisions read(String... answers) {
        return Decisions.read(List.of(answers), FILES);
    }
}
