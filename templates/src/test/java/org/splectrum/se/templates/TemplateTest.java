package org.splectrum.se.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {
    private final Template greeting = Template.named("texts/greeting.md");

    @Test
    void every_place_is_filled_in() {
        assertThat(greeting.render(Map.of("name", "Ada", "day_part", "morning")))
                .isEqualTo("Good morning, Ada!\nBye, Ada. {{Not a place}} {x}\n");
    }

    @Test
    void what_is_filled_in_is_taken_as_it_is() {
        assertThat(greeting.render(Map.of("name", "{{day_part}} $1 \\", "day_part", "day")))
                .startsWith("Good day, {{day_part}} $1 \\!");
    }

    @Test
    void a_place_without_a_value_is_an_error() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> greeting.render(Map.of("name", "Ada")))
                .withMessageContaining("[day_part]");
    }

    @Test
    void a_value_without_a_place_is_an_error() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> greeting.render(Map.of("name", "Ada", "day_part", "day", "weather", "fine")))
                .withMessageContaining("[weather]");
    }

    @Test
    void a_name_that_is_no_template_is_an_error() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Template.named("texts/nothing.md"))
                .withMessageContaining("texts/nothing.md");
    }
}
