package org.splectrum.se.steps.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UntrustedTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '§',
            value = {
                "ask @octocat,> ask @&#8203;octocat",
                "Fixes #12 and GH-13,> Fixes #&#8203;12 and GH-&#8203;13",
                "see https://evil.example/x.,> see `https://evil.example/x`.",
                "![logo](https://evil.example/i.png),> !\\[logo\\](`https://evil.example/i.png`)",
                "[x](y),> \\[x\\](y)",
                "<img src=x onerror=y>,> &lt;img src=x onerror=y>",
                "&#64;octocat,> &amp;#&#8203;64;octocat",
                "a `@Override` b,> a `@Override` b",
                "a ` @x,> a \\` @&#8203;x",
                "| `a` | `@x` |,> | `a` | \\`@&#8203;x\\` |",
                "# Heading,> # Heading",
                "- **bold** _it_,> - **bold** _it_",
                "> said,> > said",
                "C:\\dir,> C:\\\\dir",
                "<!-- se:run:x -->,> &lt;!-- se :run:x -->",
                "~~~ no ~~~,> ```",
            })
    void a_quote_keeps_its_looks_and_loses_its_power(String text, String quoted) {
        assertThat(Untrusted.quote(text, 1_000)).startsWith(quoted);
    }

    @Test
    void code_in_a_quote_stays_code_and_cannot_end_it() {
        assertThat(Untrusted.quote("see\n```java\n@Override // ````\n```\ndone", 1_000))
                .isEqualTo("> see\n> `````java\n> @Override // ````\n> `````\n> done");
    }

    @Test
    void code_that_is_left_open_is_closed() {
        assertThat(Untrusted.quote("~~~\n@a", 1_000)).isEqualTo("> ```\n> @a\n> ```");
    }

    @Test
    void code_that_github_would_draw_is_shown() {
        assertThat(Untrusted.quote("```mermaid\ngraph\n```", 1_000)).isEqualTo("> ```\n> graph\n> ```");
        assertThat(Untrusted.quote("```suggestion\nx\n```", 1_000)).isEqualTo("> ```\n> x\n> ```");
    }

    @Test
    void what_a_terminal_would_obey_is_gone() {
        assertThat(Untrusted.block("\u001B[1;31mred\u001B[0m\rprogress\u001B]0;title\u0007\u0008 \u009B2Kend\u001B"))
                .isEqualTo("```\nred\nprogress end\n```");
    }

    @Test
    void a_block_has_a_fence_longer_than_any_inside() {
        assertThat(Untrusted.block("a\n````\nb\n")).isEqualTo("`````\na\n````\nb\n`````");
    }

    @Test
    void inline_code_holds_backticks_and_is_one_line() {
        assertThat(Untrusted.code("a`b", 10)).isEqualTo("``a`b``");
        assertThat(Untrusted.code("`", 10)).isEqualTo("`` ` ``");
        assertThat(Untrusted.code("a\n b", 10)).isEqualTo("`a b`");
        assertThat(Untrusted.cell("a | b > @c", 20)).isEqualTo("<code>a &#124; b &gt; @&#8203;c</code>");
    }

    @Test
    void a_line_shows_letter_for_letter() {
        assertThat(Untrusted.line("*a* _b_ `c` [d](e) | #1 @f & <g>", 100))
                .isEqualTo("\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) &#124; #&#8203;1 @&#8203;f &amp; &lt;g&gt;");
    }

    @Test
    void a_title_refers_to_nothing() {
        assertThat(Untrusted.title("Fixes #12, GH-13 for @octocat\n\u202Esee https://x.y", 100))
                .isEqualTo("Fixes \uFF0312, GH 13 for \uFF20octocat see https:/ /x.y");
    }

    @Test
    void what_is_too_long_is_cut_and_says_so() {
        assertThat(Untrusted.quote("word\n".repeat(100), 50))
                .isEqualTo("> word\n".repeat(10) + "> (… 450 more characters)");
        assertThat(Untrusted.line("\uD83D\uDC4D".repeat(10), 10)).isEqualTo("\uD83D\uDC4D".repeat(4) + "…");
        assertThat(Cut.end("word\n".repeat(100), 50)).isEqualTo("(455 characters before …)\n" + "word\n".repeat(9));
    }
}
