package org.splectrum.se.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.splectrum.se.model.Usage;

class MeterTest {
    private final List<Usage> reported = new ArrayList<>();
    private final Meter meter = new Meter(asked("{\"max_tokens\":100}"), reported::add, () -> 0);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void events_are_found_however_the_stream_is_cut(long seed) {
        Random random = new Random(seed);
        byte[] stream = ("event: a\r\ndata: {\"x\":\"\u00e9\"}\r\n\r\n: ping\n\ndata:two\n" + "x".repeat(50)
                        + "\ndata: three\n\n")
                .getBytes(StandardCharsets.UTF_8);
        List<String> found = new ArrayList<>();
        EventLines lines = new EventLines(found::add);
        for (int at = 0; at < stream.length; ) {
            int end = Math.min(stream.length, at + 1 + random.nextInt(9));
            lines.feed(Arrays.copyOfRange(stream, at, end));
            at = end;
        }
        assertThat(found).as("seed %s", seed).containsExactly("{\"x\":\"\u00e9\"}", "two", "three");
    }

    @Test
    void a_line_without_end_takes_no_memory_without_end() {
        List<String> found = new ArrayList<>();
        EventLines lines = new EventLines(found::add);
        lines.feed("data: ".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < 3; i++) {
            lines.feed(new byte[1 << 20]);
        }
        lines.feed("\ndata: next\n".getBytes(StandardCharsets.UTF_8));
        assertThat(found).containsExactly("next");
    }

    @Test
    void what_is_told_last_counts_and_it_is_reported_once() {
        meter.event(
                "{\"type\":\"message_start\",\"message\":{\"model\":\"claude-haiku-4-5\",\"usage\":{\"input_tokens\":5}}}");
        meter.event("{\"type\":\"message_delta\",\"usage\":{\"input_tokens\":6,\"output_tokens\":7}}");
        meter.event("{\"type\":\"message_delta\",\"usage\":{\"output_tokens\":9}}");
        meter.event("{\"type\":\"message_stop\"}");
        meter.event("{\"type\":\"message_stop\"}");
        meter.report();
        assertThat(reported).containsExactly(new Usage(6, 9, 0, 0, 6 + 45));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"message_start\",\"usage\":",
                "[DONE] \"usage\"",
                "{\"type\":\"message_delta\",\"usage\":{\"output_tokens\":\"many\"}}",
                "{\"type\":\"message_delta\",\"usage\":{\"output_tokens\":-5}}",
                "{\"type\":\"message_delta\",\"usage\":{\"output_tokens\":1e99}}",
                "{\"type\":\"message_delta\",\"usage\":null}"
            })
    void nonsense_counts_nothing(String event) {
        meter.event(event);
        meter.event("{\"type\":\"message_stop\"}");
        assertThat(reported).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "claude-opus-4-5-20251101, 5000000, 25000000",
        "claude-opus-4-1-20250805, 15000000, 75000000",
        "claude-opus-4-20250514, 15000000, 75000000",
        "claude-sonnet-4-6, 3000000, 15000000",
        "CLAUDE-HAIKU-4-5, 1000000, 5000000",
        "something-else, 15000000, 75000000",
        "'', 15000000, 75000000"
    })
    void a_million_tokens_cost_what_the_list_says(String model, long input, long output) {
        assertThat(Prices.of(model).of(new Tokens(1_000_000, 0, 0, 0, 0))).isEqualTo(input);
        assertThat(Prices.of(model).of(new Tokens(0, 1_000_000, 0, 0, 0))).isEqualTo(output);
        assertThat(Prices.of(model).of(new Tokens(0, 0, 1_000_000, 0, 0))).isEqualTo(input / 10);
        assertThat(Prices.of(model).of(new Tokens(0, 0, 0, 1_000_000, 0))).isEqualTo(input * 5 / 4);
    }

    @Test
    void a_part_of_a_millionth_is_rounded_up() {
        assertThat(Prices.of("sonnet").of(new Tokens(0, 0, 1, 0, 0))).isEqualTo(1);
    }

    @Test
    void a_cache_of_an_hour_costs_twice_the_input_to_write() {
        assertThat(Prices.of("claude-opus-5").of(new Tokens(0, 0, 0, 1_000_000, 1_000_000)))
                .isEqualTo(10_000_000);
        assertThat(Prices.of("claude-opus-5").of(new Tokens(0, 0, 0, 1_000_000, 400_000)))
                .isEqualTo(7_750_000);
    }

    @Test
    void long_input_is_dearer_where_the_list_says_so() {
        assertThat(Prices.of("claude-sonnet-4-5").of(new Tokens(300_000, 1_000, 0, 0, 0)))
                .isEqualTo(1_800_000 + 22_500);
        assertThat(Prices.of("claude-sonnet-5").of(new Tokens(300_000, 1_000, 0, 0, 0)))
                .isEqualTo(900_000 + 15_000);
    }

    @Test
    void what_an_answer_that_broke_off_had_said_is_counted() {
        meter.event("{\"type\":\"message_start\",\"message\":{\"model\":\"claude-haiku-4-5\","
                + "\"usage\":{\"input_tokens\":5,\"output_tokens\":1}}}");
        meter.event("{\"type\":\"content_block_delta\",\"delta\":{\"type\":\"text_delta\",\"text\":\"" + "x".repeat(180)
                + "\"}}");
        meter.report();
        assertThat(reported).singleElement().extracting(Usage::outputTokens).isEqualTo(60L);
    }

    @Test
    void thinking_that_is_not_shown_is_counted_by_its_time_where_the_answer_broke_off() {
        AtomicLong nanos = new AtomicLong();
        Meter thinking = new Meter(
                asked("{\"max_tokens\":1000,\"thinking\":{\"type\":\"adaptive\"}}"), reported::add, nanos::get);
        thinking.event("{\"type\":\"message_start\",\"message\":{\"usage\":{\"input_tokens\":5}}}");
        nanos.set(2_000_000_000L);
        thinking.report();
        assertThat(reported).singleElement().extracting(Usage::outputTokens).isEqualTo(300L);
    }

    private static ModelRequest asked(String json) {
        try {
            return ModelRequestReader.read(json.getBytes(StandardCharsets.UTF_8));
        } catch (ModelRequestReader.NotAllowed e) {
            throw new AssertionError(e);
        }
    }
}
