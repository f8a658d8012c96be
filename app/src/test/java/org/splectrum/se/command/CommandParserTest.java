package org.splectrum.se.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandParserTest {
    private static final Set<String> WORKFLOWS = Set.of("fix", "port-tests");

    private static final Pattern UNICODE = Pattern.compile("\\\\u([0-9A-F]{4})");

    /** In the file {@code |} is the end of a line, and {@code \\uXXXX}, {@code \\t}, {@code \\r} are what they are in Java. */
    @ParameterizedTest(name = "{0}")
    @CsvFileSource(
            resources = "/commands.csv",
            delimiter = '¦',
            quoteCharacter = '§',
            ignoreLeadingAndTrailingWhitespace = false)
    void a_text_holds_the_commands_that_its_reader_sees(String text, String expected) {
        assertThat(read(unescaped(text))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n", "\r"})
    void every_line_end_ends_a_line(String end) {
        String text = String.join(end, "Hello", "/se run fix a", "b", "", "```", "/se help", "```", "/se help");
        assertThat(read(text)).isEqualTo("run fix{}<a|b||```|/se help|```> + help");
    }

    @Test
    void a_prompt_of_64_KB_is_kept_whole() {
        String prompt = "word ".repeat(13_107).strip();
        assertThat(CommandParser.parse("/se run fix " + prompt, WORKFLOWS))
                .containsExactly(new Command.Run("fix", Map.of(), prompt));
    }

    @Test
    void a_prompt_of_ten_thousand_lines_is_kept_whole() {
        String prompt = String.join("\n", Collections.nCopies(10_000, "a line"));
        assertThat(CommandParser.parse("/se run fix " + prompt, WORKFLOWS))
                .containsExactly(new Command.Run("fix", Map.of(), prompt));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "`",
                "``` ",
                "`a",
                "<!--",
                "<!-- -->",
                "--",
                "-->",
                "> ",
                "- ",
                "* ",
                "1. ",
                "# ",
                "/se ",
                "/se run ",
                "\n/se run",
                "<details>",
                "</details>\n",
                "<",
                "\\`",
                "on ",
                "On 1 \n",
                "-- \n",
                "~~~\n",
                "```\n",
                "\t",
                " ",
                "\u200B",
                "=\"",
                "--a=\"",
                "--a ",
                "\n",
                "\r",
                "\u202E",
                "a"
            })
    void time_grows_with_the_length_of_the_text_alone(String piece) {
        String text = piece.repeat(100_000 / piece.length());
        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(1), () -> CommandParser.parse(text, WORKFLOWS));
        Assertions.assertTimeoutPreemptively(
                Duration.ofMinutes(1), () -> CommandParser.parse("/se run " + text, WORKFLOWS));
    }

    @Test
    void only_the_first_ten_commands_count() {
        List<Command> commands = CommandParser.parse("/se run a\n".repeat(5_000), WORKFLOWS);
        assertThat(commands).hasSize(11);
        assertThat(commands.getLast()).isEqualTo(new Command.Misunderstood(new Mistake.TooManyCommands(10)));
    }

    @Test
    void unpaired_surrogates_do_no_harm() {
        assertThatCode(() -> read("/se run \uD800 \uDC00 --a=\uD800\n\uDFFF/se"))
                .doesNotThrowAnyException();
        assertThat(read("/se run a\uD800")).isEqualTo("run {}<a\uFFFD>");
    }

    private static String read(String text) {
        return Shorthand.of(CommandParser.parse(text, WORKFLOWS));
    }

    private static String unescaped(String text) {
        return UNICODE.matcher(text.replace("|", "\n"))
                .replaceAll(escape ->
                        Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16))))
                .translateEscapes();
    }
}
