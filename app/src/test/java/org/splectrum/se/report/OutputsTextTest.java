package org.splectrum.se.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.splectrum.se.run.Action;
import org.splectrum.se.run.Ending;
import org.splectrum.se.run.Remark;
import org.splectrum.se.run.Request;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.run.Samples;
import org.splectrum.se.workflow.Catalog;
import org.splectrum.se.workflow.Plan;
import org.splectrum.se.workflow.Signature;
import org.splectrum.se.workflow.Terms;
import org.splectrum.se.workflow.Workflow;

/** What a run's comment and document say of outputs and groups. */
final class OutputsTextTest {
    private static final Links LINKS = new Links("https://github.com", "");

    private static Run begun(Signature signature, Terms terms, int ahead) {
        Request like = Samples.request("comment/17/0", 7);
        Workflow written = new Workflow(
                "fix",
                "",
                like.workflow().on(),
                signature,
                terms,
                like.workflow().steps());
        Plan.Right plan = (Plan.Right) Plan.of(written, new Catalog(List.of(written)));
        Request request =
                new Request(like.key(), like.origin(), written.with(plan.steps()), Map.of(), "", like.config());
        return Run.begin(Samples.ID, new RunEvent.Requested(request, ahead, Samples.T0))
                .run();
    }

    @Test
    void outputs_stand_in_the_comment_and_the_document_when_all_went_well() {
        Map<String, String> written = Map.of("pull", "${{ steps.pull_request.outputs.url }}", "words", "x");
        Run run = begun(new Signature(Map.of(), written), Terms.USUAL, 0);
        assertThat(run.steps().getLast().step().id()).isEqualTo(Plan.OUTPUTS);
        Run opened = Told.through(run, "pull_request");
        assertThat(RunText.of(opened, LINKS)).doesNotContain("#### Outputs");
        String url = "https://github.com/octo/calculator/pull/8";
        Run over = Told.after(
                opened,
                Plan.OUTPUTS,
                new Ending.Succeeded(new Result.Values(Map.of("pull", url, "words", "@octocat <b>"))));
        assertThat(RunDocument.of(over).context())
                .containsEntry("outputs.pull", url)
                .containsEntry("outputs.words", "@octocat <b>");
        assertThat(RunText.of(over, LINKS))
                .contains("#### Outputs\n\n- `words`: @&#8203;octocat", "Work out the outputs")
                .doesNotContain("`pull`", "<b>");
        assertThat(RunDocument.of(over).status()).isEqualTo("succeeded");
    }

    @Test
    void a_run_that_waits_in_a_group_says_so_and_a_replaced_one_by_what() {
        Terms grouped = new Terms(
                new Terms.Concurrency("deploy", Terms.Policy.QUEUE), 0, Terms.USUAL.timeout(), Terms.USUAL.sandbox());
        Run waiting = begun(Signature.EMPTY, grouped, 1);
        assertThat(RunText.of(waiting, LINKS)).contains("runs of the same group work one after the other");
        Remark remark = new Remark("key", new Action.GiveWay(), "tidy-20260102-zzzzzz", Samples.T0);
        Run replaced = Run.decide(waiting, new RunEvent.ActedOn(remark, 0)).run();
        assertThat(RunText.of(replaced, LINKS)).contains("Run `tidy-20260102-zzzzzz` took its place");
    }
}
