package org.splectrum.se.steps.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** 5,000 texts put together of all that GitHub acts on; a failing test's name holds the seed. */
class UntrustedFuzzTest {
    private static final Parser PARSER = Parser.builder().build();

    private static final List<String> PIECES = List.of(
            "@octocat",
            "@org/team",
            "#12",
            "GH-12",
            "gh-7",
            "octo/cat#3",
            "Fixes #5",
            "closes https://github.com/o/r/issues/1",
            "https://evil.example/x?y=z",
            "1https://evil.example",
            "www.evil.example",
            "a@b.example",
            "mailto:a@b.example",
            "![x](https://evil.example/i.png)",
            "[x](javascript:alert)",
            "[x]",
            "[x]: https://evil.example",
            "(y)",
            "<img src=x>",
            "<b>",
            "</details>",
            "<script>",
            "<!--",
            "-->",
            "<!-- se:run:fix-20260101-abcd -->",
            "<!--se:reply:1 -->",
            "&#64;octocat",
            "&commat;octocat",
            "&lt;",
            "&",
            "`",
            "``",
            "```",
            "````",
            "~~~",
            "~",
            "$",
            "$`x`$",
            "\\",
            "\\`",
            "*",
            "**",
            "_",
            "|",
            " | ",
            "|---|---|",
            "\n",
            "\n",
            "\n",
            "\n\n",
            "\r\n",
            "\r",
            "    ",
            "  ",
            " ",
            " ",
            "\t",
            "> ",
            "- ",
            "1. ",
            "# ",
            "---",
            "===",
            "word",
            "x",
            "é",
            "\uD83D\uDC4D",
            "\uD800",
            "\u200B",
            "\u202E",
            "\u2066",
            "\uFEFF",
            "\u0000",
            "\u0007",
            "\u001B[31m",
            "\u001B]8;;https://evil.example\u0007",
            "\u009B1m",
            "\uDB40\uDC41",
            "\uDB40\uDD00",
            "\u00AD",
            "\u2028",
            "\u0085",
            "mermaid",
            "suggestion",
            "/se run",
            "@",
            "#",
            ":",
            "//",
            "w",
            "ww",
            "w.",
            "GH",
            "-",
            "1");

    private static LongStream seeds() {
        long first = System.nanoTime();
        return LongStream.range(first, first + 20);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatever_was_written_has_no_power_and_stays_in_its_place(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 250; round++) {
            String text = text(random);
            try {
                check(text);
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ", round " + round + ", text <<" + text + ">>", e);
            }
        }
    }

    private static void check(String text) {
        String quote = Untrusted.quote(text, 50_000);
        Powerless.check(quote);
        assertThat(quote.lines()).allMatch(line -> line.startsWith(">"));
        checkSole(quote, BlockQuote.class);
        checkSole(Untrusted.block(text), FencedCodeBlock.class);
        Node code = checkSole("x " + Untrusted.code(text, 80), Paragraph.class);
        assertThat(code.getLastChild()).isInstanceOf(Code.class);
        assertThat(code.getFirstChild().getNext()).isSameAs(code.getLastChild());
        String cell = Untrusted.cell(text, 80);
        assertThat(cell).startsWith("<code>").endsWith("</code>").doesNotContain("|");
        Powerless.check(cell.substring("<code>".length(), cell.length() - "</code>".length()));
        Powerless.check("x " + Untrusted.phrase(text, 80));
        String line = Untrusted.line(text, 80);
        Powerless.check("x " + line);
        assertThat("x " + line).doesNotContain("\n");
        assertThat(Untrusted.title(text, 80))
                .hasSizeLessThanOrEqualTo(80)
                .doesNotContainPattern("@[A-Za-z0-9]|#[0-9]|(?i)\\bgh-[0-9]|://|[\\p{Cf}\\p{Cc}\\p{Cs}]");
    }

    private static Node checkSole(String markdown, Class<? extends Node> kind) {
        Node document = PARSER.parse(markdown);
        if (document.getFirstChild() == null) {
            assertThat(markdown).isBlank();
            return document;
        }
        assertThat(document.getFirstChild()).isInstanceOf(kind).isSameAs(document.getLastChild());
        return document.getFirstChild();
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(40), 0, PIECES.size())
                .mapToObj(PIECES::get)
                .collect(Collectors.joining());
    }
}
