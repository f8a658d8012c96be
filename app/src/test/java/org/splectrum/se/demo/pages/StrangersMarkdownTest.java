package org.splectrum.se.demo.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.splectrum.se.demo.GitHubSimulator;
import org.splectrum.se.demo.SimulatorSettings;

/** What somebody writes is shown as GitHub would, and can do nothing. */
final class StrangersMarkdownTest {
    private static final String REPO = "octo/calculator";

    @TempDir
    private Path directory;

    private GitHubSimulator github;
    private Browser browser;

    @BeforeEach
    void start() {
        github = new GitHubSimulator(SimulatorSettings.in(directory));
        github.createRepository(REPO, Map.of("a.txt", "a\n"));
        browser = new Browser(github.url());
    }

    @AfterEach
    void stop() {
        browser.close();
        github.close();
    }

    @Test
    void tablesTasksDetailsAndReferencesAreShown() throws Exception {
        assertThat(shown("""
                | file | n |
                |:--|--:|
                | a | 1 |

                - [x] read
                - [ ] write

                <details><summary>More</summary>

                **bold** ~~gone~~ see #12 and `#13`
                </details>

                one
                two https://example.org/x
                <!-- se:run:fix-1 -->
                """))
                .contains("<table>", "<td align=\"left\">a</td>", "<summary>More</summary>", "<strong>bold</strong>")
                .contains("<del>gone</del>", "href=\"/octo/calculator/issues/12\"", "<code>#13</code>", "one<br />")
                .contains("checked=\"checked\" disabled=\"disabled\" /> read", "disabled=\"disabled\" /> write")
                .contains("<a href=\"https://example.org/x\" rel=\"nofollow noopener\">")
                .doesNotContain("[x]", "se:run:fix-1", "issues/13");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<img src=\"javascript:alert(1)\">",
                "[x](javascript:alert(1))",
                "[x](<java\tscript:alert(1)>)",
                "<a href=\"&#106;avascript:alert(1)\">x</a>",
                "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
                "![x](data:text/html;base64,PHNjcmlwdD4=)",
                "<iframe src=//evil.example></iframe>",
                "<p style=\"position:fixed\" onclick='alert(1)'>x</p>",
                "<style>body{display:none}</style>",
                "<svg onload=alert(1)><script>alert(1)</script></svg>",
                "<form action=//evil.example><input name=as value=octo><button>x</button></form>",
                "<input type=text name=body autofocus onfocus=alert(1)>",
                "<input type=checkbox onclick=alert(1) form=x>",
                "<details open ontoggle=alert(1)>x</details>",
                "<div id=\"conversation\" class=\"top\" data-live>x</div>",
                "<base href=//evil.example><meta http-equiv=refresh content=0><link rel=stylesheet href=//x>",
                "<object data=x></object><embed src=x><video src=x onerror=alert(1)></video>",
                "</div></article></main><script>alert(1)</script>",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
                "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>"
            })
    void nothingThatActsGetsThrough(String text) throws Exception {
        assertThat(shown(text))
                .doesNotContainPattern("<(script|iframe|style|svg|form|button|object|embed|video|base|meta|link|math)")
                .doesNotContainPattern("<[^>]*\\s(on\\w+|style|id|class|name|form|data-live|autofocus)\\b")
                .doesNotContainPattern("(?i)(href|src)=\"\\s*(javascript|data|vbscript):")
                .doesNotContain("</article>", "</main>");
    }

    @Test
    void deepNestingIsShownWithoutHarm() throws Exception {
        assertThat(shown("> ".repeat(20_000) + "deep")).contains("blockquote");
        assertThat(shown("**a ".repeat(7_000) + "b** ".repeat(7_000))).contains("<strong>");
        assertThat(shown("[".repeat(30_000) + "x" + "]".repeat(30_000))).contains("[[");
        assertThat(shown("<div>".repeat(10_000))).contains("<div>");
    }

    /** The comment of a stranger as it stands in the page. */
    private String shown(String text) throws Exception {
        int number = github.person("sam").openIssue(REPO, "One", "").number();
        github.person("sam").comment(REPO, number, text);
        String page = browser.page("/octo/calculator/issues/" + number);
        String marker = "<div class=\"markdown\">";
        int start = page.lastIndexOf(marker) + marker.length();
        return page.substring(start, page.indexOf("</article>", start)).replaceFirst("</div>\\s*</div>\\s*$", "");
    }
}
