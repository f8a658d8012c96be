package org.splectrum.se.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.splectrum.se.runner.protocol.Finding;
import org.splectrum.se.runner.protocol.Finding.Severity;

class ReviewTextTest {
    private static final String MARKER = "<!-- se:step:review-20260101-abc/review -->";

    @Test
    void what_stands_in_the_diff_is_said_there_and_the_rest_in_the_body() {
        Finding inside = new Finding("a.sh", 3, Severity.ERROR, "It subtracts, @octocat. Fixes #1");
        Finding outside = new Finding("b`.sh", 0, Severity.NOTE, "Old.");
        Reviews.Review review = new ReviewText(MARKER, "Mostly *good*.", List.of(inside, outside))
                .review((path, line) -> path.equals("a.sh") && line == 3);
        assertThat(review.remarks()).singleElement().satisfies(remark -> {
            assertThat(remark.path()).isEqualTo("a.sh");
            assertThat(remark.line()).isEqualTo(3);
            assertThat(remark.text()).isEqualTo("❌ **Error**\n\n> It subtracts, @&#8203;octocat. Fixes #&#8203;1");
        });
        assertThat(review.body()).isEqualTo("""
                %s

                Claude Code read these changes and remarks 2 things, one of them an error.

                > Mostly *good*.

                **``b`.sh``** · ℹ️ **Note**

                > Old.""".formatted(MARKER));
        assertThat(review.whole()).startsWith(MARKER).contains("`a.sh:3`", "Old.");
    }

    @Test
    void a_review_without_findings_says_so() {
        assertThat(new ReviewText(MARKER, "", List.of())
                        .review((path, line) -> true)
                        .body())
                .isEqualTo(MARKER + "\n\nClaude Code read these changes and found nothing to remark.");
    }

    @Test
    void however_much_is_found_the_body_fits() {
        List<Finding> findings = new ArrayList<>();
        for (int number = 0; number < 200; number++) {
            findings.add(new Finding("@" + "p".repeat(4_000), number, Severity.WARNING, "<b>@x ".repeat(2_000)));
        }
        Reviews.Review review = new ReviewText(MARKER, "@y ".repeat(100_000), findings).review((path, line) -> false);
        assertThat(review.body()).hasSizeLessThan(65_536).contains(" more; the check names them all.");
    }
}
