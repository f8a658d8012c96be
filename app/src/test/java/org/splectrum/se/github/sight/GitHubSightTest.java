package org.splectrum.se.github.sight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.splectrum.se.steps.Sight;
import org.splectrum.se.steps.Sight.Hidden;
import org.splectrum.se.steps.Sight.Seen;

class GitHubSightTest {
    private final Sight sight = new GitHubSight();

    /** A bar stands for a line's end. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "a <!-- evil --> b ~ a  b ~ COMMENT",
                "a|| <!-- evil|evil -->||b ~ a||||b ~ COMMENT",
                "a||<!-- evil||evil ~ a|| ~ COMMENT",
                "<div><!--||evil ~ <div> ~ COMMENT",
                "> a|> <!-- evil -->|> b ~ > a|> |> b ~ COMMENT",
                "- ```|<!-- evil --> ~ - ```| ~ COMMENT",
                "<div>|```|<!-- evil -->|```|</div> ~ <div>|```||```|</div> ~ COMMENT",
                "a <?php evil ?> b ~ a  b ~ COMMENT",
                "a <!EVIL evil> b ~ a  b ~ COMMENT",
                "a <![CDATA[evil]]> b ~ a  b ~ COMMENT",
                "<img alt=\"evil evil\" src=\"x.png\" width=3> ~ <img src=\"x.png\"> ~ ATTRIBUTE",
                "<a href='x' title='evil'>a</a> ~ <a href='x'>a</a> ~ ATTRIBUTE",
                "<p data-x='evil evil evil'>a</p> ~ <p>a</p> ~ ATTRIBUTE",
                "<div title=\"||evil|| ~ <div ~ UNSHOWN",
                "[a](b \"evil\") ~ [a](b) ~ TITLE",
                "[*a*](b 'evil') c ~ [*a*](b) c ~ TITLE",
                "![evil](b.png) ~ ![](b.png) ~ ALTERNATIVE",
                "[a][b]||[b]: c \"evil\" ~ [a](c)|| ~ UNSHOWN",
                "a||[//]: # (evil) ~ a|| ~ UNSHOWN",
                "a||[evil]: b ~ a|| ~ UNSHOWN",
                "a [](evil) b ~ a  b ~ UNSHOWN",
                "a||[^1]: evil ~ a|| ~ UNSHOWN",
                "a||[^1]: evil||    evil ~ a||||     ~ UNSHOWN",
                "| a ||-||b|evil|| ~ | a ||-||b|evil|| ~ ''",
                "``` sh evil|a|``` ~ ``` sh|a|``` ~ UNSHOWN",
                "a&#8203;b&shy;c ~ abc ~ CHARACTERS",
                "a&#xE0041;&#917570;b ~ ab ~ CHARACTERS",
                "a\u200Bb ~ ab ~ CHARACTERS"
            })
    void what_github_does_not_show_is_taken_out(String text, String seen, String kind) {
        Seen what = sight.of(text.replace('|', '\n'));
        if (!kind.equals("''")) {
            assertThat(what.text()).isEqualToNormalizingWhitespace(seen.replace('|', '\n'));
            assertThat(what.hidden()).containsOnlyKeys(Hidden.valueOf(kind));
        }
    }

    @Test
    void cells_behind_a_tables_last_column_are_taken_out() {
        Seen seen = sight.of("| a | b |\n|---|---|\n| 1 | 2 | evil |\n| 3 | 4 |\n");
        assertThat(seen.text()).doesNotContain("evil").contains("| 1 | 2", "| 3 | 4 |");
        assertThat(seen.hidden()).isEqualTo(Map.of(Hidden.UNSHOWN, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain *text* with `code` and **more**\n\n- a\n- b\n\n> quote\n",
                "`<!-- shown -->` and ``&#8203; &shy;``",
                "```html\n<!-- shown -->\n<img alt=\"shown\">\n&shy;\n```\n",
                "    <!-- shown -->\n",
                "[a](https://example.org/x?y=1#z) and <https://example.org> and https://example.org",
                "a < b && c > d; List<String> x; 1 <= 2",
                "<details><summary>More</summary>\n\ntext\n\n</details>",
                "![](x.png) and ![image](y.png)",
                "a note[^1] here\n\n[^1]: shown\n",
                "| a | b |\n|---|---|\n| 1 | 2 |\n",
                "# Title ❤️\n\n1. one\n2. two\n\n- [ ] task\n",
                "```\nno end",
                "at java.base/java.lang.Thread.run(Thread.java:1583)\n\tat x.y(Z.java:3)\r\n"
            })
    void what_people_see_stays_letter_for_letter(String text) {
        assertThat(sight.of(text)).isEqualTo(new Seen(text, Map.of()));
    }

    @Test
    void a_link_by_name_leads_on_without_its_definition() {
        assertThat(sight.of("see [the docs] and [b][c]\n\n[the docs]: https://example.org/a\n[c]: <x y>\n"))
                .isEqualTo(new Seen("see [the docs](https://example.org/a) and [b](<xy>)\n\n\n\n", Map.of()));
    }

    @Test
    void each_piece_is_counted_by_its_kind() {
        Seen seen = sight.of("a <!-- x --> b <!-- y --> ![evil](z.png \"evil\")\u200B\u200B c\u2063d");
        assertThat(seen.hidden())
                .isEqualTo(Map.of(Hidden.COMMENT, 2, Hidden.ALTERNATIVE, 1, Hidden.TITLE, 1, Hidden.CHARACTERS, 2));
    }

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    /** Of whatever is put together of these, nothing that only the source shows gets through, and nothing breaks. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void no_hidden_canary_gets_through(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        String[] html = {"<!-- CANARY -->", "<?CANARY?>", "<img alt=\"CANARY\" src=x>", "<b title='CANARY'>b</b>"};
        String[] markdown = {"[a](b \"CANARY\")", "![CANARY](b)", "[](CANARY)", "<!-- CANARY -->"};
        String[] around = {
            "> ",
            "- ",
            "1. ",
            "*a* ",
            "word ",
            "\n",
            "\n\n",
            "| a | b |\n|---|---|\n",
            "# ",
            "&amp; ",
            "<div>",
            "</div>"
        };
        boolean inHtml = random.nextBoolean(); // where Markdown is only text
        String[] hiding = inHtml ? html : markdown;
        int choices = inHtml ? around.length : around.length - 2;
        StringBuilder text = new StringBuilder();
        for (int part = random.nextInt(1, 12); part > 0; part--) {
            text.append(around[random.nextInt(choices)]);
        }
        text.append(hiding[random.nextInt(hiding.length)]).append(around[random.nextInt(choices)]);
        // A backslash or backtick would make it visible, and none is among these; four blanks might.
        boolean code = text.toString().contains("    ");
        assertThat(code || !sight.of(text.toString()).text().contains("CANARY"))
                .as("seed " + seed + ": " + text)
                .isTrue();
    }

    /** A stranger decides what it has to read. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "*a **a ",
                "[",
                "![",
                "<!-- x -->\n",
                "[^a]: x\n",
                "[a](b \"",
                "<a b=\"c d e\" ",
                "> ",
                "`",
                "- ",
                "&#8203;",
                "[a]: b\n",
                "<"
            })
    void whatever_is_repeated_is_read_soon(String part) {
        String text = part.repeat(65_536 / part.length());
        assertTimeoutPreemptively(
                Duration.ofMinutes(2),
                () -> assertThat(sight.of(text).text()).hasSizeLessThanOrEqualTo(2 * text.length()));
    }
}
