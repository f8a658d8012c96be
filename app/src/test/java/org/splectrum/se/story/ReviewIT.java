package org.splectrum.se.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.splectrum.se.demo.github.CheckRun;
import org.splectrum.se.demo.github.Content;
import org.splectrum.se.demo.github.Pull;
import org.splectrum.se.demo.github.Review;
import org.splectrum.se.demo.model.Script;
import org.splectrum.se.run.RunState;

/** What becomes of the wish for a review. */
@ExtendWith(SharedStage.class)
@Execution(ExecutionMode.CONCURRENT)
class ReviewIT {
    @Test
    void a_review_on_a_pull_request_is_one_review_with_remarks_and_a_check_with_annotations(Stage stage) {
        Story story = stage.story(Calculators.plain());
        Pull pull = opened(story);
        story.with(Mind.saying(found()));
        story.ada().comment(story.repository(), pull.number(), "/se run review");
        Story.End end = story.over(pull.number());

        assertThat(end.state()).as(end.text()).isEqualTo(RunState.SUCCEEDED);
        assertThat(story.seen().reviews(pull.number())).singleElement().satisfies(review -> {
            assertThat(review.author()).isEqualTo(stage.github().appLogin());
            assertThat(review.submission().state()).isEqualTo("COMMENTED");
            assertThat(review.submission().commit()).isEqualTo(pull.head().sha());
            assertThat(review.submission().body())
                    .startsWith("<!-- se:step:" + end.run().id() + "/review -->\n")
                    .contains("2 things", "README.md", "@&#8203;octocat")
                    .doesNotContain("The product is a sum");
            assertThat(review.submission().lines())
                    .extracting(Review.Line::path, Review.Line::line)
                    .containsExactly(tuple("calc.sh", lineOfProduct()));
        });
        CheckRun check = end.checks().getFirst();
        assertThat(check.headSha()).isEqualTo(pull.head().sha());
        assertThat(end.conclusion()).isEqualTo("neutral");
        assertThat(check.output().annotations())
                .extracting(CheckRun.Annotation::level, note -> note.place().path())
                .containsExactly(tuple("failure", "calc.sh"), tuple("notice", "README.md"));
        assertThat(story.seen().pull(pull.number()).head().sha())
                .isEqualTo(pull.head().sha());
    }

    @Test
    void an_answer_that_cannot_be_read_is_asked_for_once_more(Stage stage) {
        Story story = stage.story(Calculators.plain());
        Pull pull = opened(story);
        story.with(Script.when(
                "# Your last answer could not be read",
                Mind.saying("ANSWER\nAll well.\n\n```json\n[]\n```"),
                Mind.saying("ANSWER\nAll well.")));
        story.ada().comment(story.repository(), pull.number(), "/se run review");
        Story.End end = story.over(pull.number());
        assertThat(end.state()).as(end.text()).isEqualTo(RunState.SUCCEEDED);
        assertThat(end.conclusion()).isEqualTo("success");
        assertThat(story.seen().reviews(pull.number()))
                .singleElement()
                .satisfies(review -> assertThat(review.submission().body()).contains("found nothing to remark"));
    }

    private static String found() {
        return """
            ANSWER
            It multiplies, @octocat. I would not merge it.

            ```json
            [{"path": "calc.sh", "line": %d, "severity": "error", "message": "The product is a sum."},
             {"path": "README.md", "severity": "note", "message": "It says nothing of products."}]
            ```""".formatted(lineOfProduct());
    }

    /** Somebody wants to multiply. */
    private static Pull opened(Story story) {
        story.push("ada", "product", Map.of("calc.sh", changed()));
        return story.ada().openPull(story.repository(), new Content("Products", ""), "product", "main");
    }

    private static String changed() {
        return Calculators.file("calc.sh").replace("add)", "mul) echo $(($2 + $3)) ;;\n  add)");
    }

    private static int lineOfProduct() {
        return 1
                + changed()
                        .lines()
                        .toList()
                        .indexOf(changed()
                                .lines()
                                .filter(line -> line.contains("mul)"))
                                .findFirst()
                                .orElseThrow());
    }
}
