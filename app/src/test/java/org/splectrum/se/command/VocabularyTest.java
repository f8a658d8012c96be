package org.splectrum.se.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class VocabularyTest {
    private static final Vocabulary WORDS = new Vocabulary(
            Set.of("fix", "audit"), Map.of("check", "audit", "run", "audit"), Map.of("please-audit", "audit"));

    @Test
    void a_workflows_own_word_starts_it_with_parameters_and_prompt() {
        assertThat(CommandParser.parse("/se check --depth 2 the docs", WORDS))
                .containsExactly(new Command.Run("audit", Map.of("depth", "2"), "the docs"));
    }

    @Test
    void a_word_of_ses_own_keeps_its_meaning() {
        assertThat(CommandParser.parse("/se run fix it", WORDS))
                .containsExactly(new Command.Run("fix", Map.of(), "it"));
    }

    @Test
    void a_workflows_own_label_and_the_one_of_its_name_start_it_and_others_do_not() {
        List<Command> audit = List.of(new Command.Run("audit", Map.of(), ""));
        assertThat(LabelCommand.of("please-audit", WORDS)).isEqualTo(audit);
        assertThat(LabelCommand.of("se:audit", WORDS)).isEqualTo(audit);
        assertThat(LabelCommand.of("se:run", WORDS)).containsExactly(new Command.Run("", Map.of(), ""));
        assertThat(LabelCommand.of("bug", WORDS)).isEmpty();
        assertThat(LabelCommand.of("se:done", WORDS)).isEmpty();
    }
}
