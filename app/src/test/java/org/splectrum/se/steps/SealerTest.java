package org.splectrum.se.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Place;
import org.splectrum.se.run.Action;
import org.splectrum.se.run.Remark;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.run.RunState;
import org.splectrum.se.run.Samples;
import org.splectrum.se.runner.protocol.CommandResult;
import org.splectrum.se.runner.protocol.Order;
import org.splectrum.se.runner.protocol.Outcome;
import org.splectrum.se.runner.protocol.Wire;
import org.splectrum.se.runner.protocol.Work;
import org.splectrum.se.workflow.Step;
import org.splectrum.se.workflow.StepKind;

/** What leaves the server has its record on disk before. */
class SealerTest {
    private static final CommitId SEALED = new CommitId("f".repeat(40));
    private static final Step[] FIX = {
        new Step("prepare", new StepKind.Prepare(), List.of()),
        new Step("agent", new StepKind.Agent("prompts/fix.md"), List.of("prepare")),
        new Step("verify", new StepKind.Verify(), List.of("agent")),
        new Step("rebase", new StepKind.Rebase(), List.of("verify")),
        new Step("publish", new StepKind.Publish(), List.of("rebase"))
    };

    private final Workbench bench = new Workbench(this::end);
    private final List<Seals.Sealing> asked = new ArrayList<>();

    private Outcome end(String step, int attempt, Order order) {
        List<CommandResult> passed = List.of(Workbench.command("./test.sh", 0, ""));
        return switch (order.work()) {
            case Work.Agent agent -> new Outcome.Committed(bench.push(order, '4'), "done");
            case Work.Verify verify -> new Outcome.Verified(passed);
            case Work.Rebase rebase -> new Outcome.Rebased(bench.push(order, '5'), passed);
            case Work.Run run -> throw new AssertionError(run);
            case Work.Merge merge -> throw new AssertionError(merge);
        };
    }

    private Run again(Run run) {
        Remark remark = new Remark("again", new Action.Retry("publish"), "ada", Instant.EPOCH);
        return bench.goOn(Run.decide(run, new RunEvent.ActedOn(remark, 0)).run());
    }

    @BeforeEach
    void seal() {
        bench.seals = (repository, sealing) -> {
            asked.add(sealing);
            return new Seals.Sealed(SEALED, List.of(new Seals.Commit(SEALED, Seals.Author.SE)));
        };
    }

    @Test
    void what_is_pushed_is_sealed_and_its_record_is_kept_before() {
        List<Integer> records = new ArrayList<>();
        bench.whilePushing = () -> records.add(bench.records.drafts().size());
        Run run = bench.play(FIX);
        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(records).containsExactly(1);
        assertThat(bench.pushed).containsExactly(SEALED);
        CommitId made = new CommitId("4".repeat(40));
        Result.Published published = (Result.Published) Workbench.result(run, "publish");
        assertThat(published.commit()).isEqualTo(SEALED);
        assertThat(published.made()).isEqualTo(made);
        assertThat(bench.refs).containsEntry("refs/se/runs/" + Samples.ID + "/publish/1", SEALED);
        RecordId id = RecordId.of(Samples.ID, "publish", made);
        assertThat(asked)
                .containsExactly(new Seals.Sealing(made, List.of(Samples.START, Samples.START), id, "se@example.org"));
        assertThat(bench.records.drafts())
                .extracting(Records.Draft::id, Records.Draft::commits)
                .containsExactly(tuple(id, List.of(SEALED)));
    }

    @Test
    void work_that_is_pushed_again_has_the_same_commit_and_record_whatever_sealing_would_make_of_it_now() {
        bench.refused.add(new Pushes.Pushed.Moved("e".repeat(40)));
        Run run = bench.play(FIX);
        assertThat(run.state()).isNotEqualTo(RunState.SUCCEEDED);
        bench.seals = (repository, sealing) -> {
            throw new AssertionError("sealed twice");
        };
        run = again(run);
        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(bench.pushed).containsOnly(SEALED);
        assertThat(bench.records.drafts()).hasSize(1);
    }

    @Test
    void a_record_whose_commit_is_gone_from_the_mirror_has_it_made_again() {
        bench.refused.add(new Pushes.Pushed.Moved("e".repeat(40)));
        Run run = bench.play(FIX);
        bench.refs.remove("refs/se/runs/" + Samples.ID + "/publish/1");
        run = again(run);
        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(asked).hasSize(2);
        assertThat(bench.records.drafts()).hasSize(1);
    }

    @Test
    void where_nothing_is_new_nothing_is_recorded() {
        bench.seals = (repository, sealing) -> new Seals.Sealed(sealing.head(), List.of());
        assertThat(bench.play(FIX).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(bench.records.drafts()).isEmpty();
    }

    @Test
    void what_others_pushed_to_a_pull_request_stays_theirs() {
        bench.play(Place.Kind.PULL_REQUEST, Map.of(), FIX);
        assertThat(asked.getFirst().known()).contains(Workbench.HEAD);
    }

    @Test
    void what_others_pushed_to_a_pull_request_during_the_run_stays_theirs_too() {
        CommitId pushed = new CommitId("7".repeat(40));
        bench.refs.put("refs/se/heads/" + Samples.ID + "/rebase/1", pushed);
        bench.play(Place.Kind.PULL_REQUEST, Map.of(), FIX);
        assertThat(asked.getFirst().known()).contains(Workbench.HEAD, pushed);
    }

    @Test
    void the_statement_says_who_asked_what_it_stands_on_and_what_was_told() {
        bench.play(FIX);
        JsonNode statement =
                Wire.mapper().valueToTree(bench.records.drafts().getFirst().statement());
        assertThat(statement.path("_type").asText()).isEqualTo("https://in-toto.io/Statement/v1");
        assertThat(statement.path("predicateType").asText()).isEqualTo("https://slsa.dev/provenance/v1");
        assertThat(statement.path("subject"))
                .hasToString("[{\"name\":\"octo/calculator@" + SEALED + "\",\"digest\":{\"gitCommit\":\"" + SEALED
                        + "\"},\"annotations\":{\"author\":\"se\"}}]");
        JsonNode predicate = statement.path("predicate");
        JsonNode build = predicate.path("buildDefinition");
        assertThat(build.path("externalParameters").toString())
                .contains("\"repository\":\"git+https://github.com/octo/calculator\"")
                .contains("\"askedBy\":\"ada\"", "\"wish\":\"comment/17/0\"");
        assertThat(build.path("resolvedDependencies").toString())
                .contains("git+https://github.com/octo/calculator@refs/heads/main", Samples.START.sha())
                .contains("docker-image:" + Workbench.IMAGE);
        assertThat(predicate.path("runDetails").toString())
                .contains("https://se.example.org", Samples.ID + "/publish/1")
                .contains("events up to line 9", "trail up to line 3");
        assertThat(predicate.path("splectrum_acceptance")).hasSize(1);
        assertThat(predicate
                        .path("splectrum_acceptance")
                        .path(0)
                        .path("command")
                        .asText())
                .isEqualTo("./test.sh");
        assertThat(predicate.path("splectrum_costMicroUsd").isNumber()).isTrue();
        assertThat(statement.toString()).doesNotContain("Adding is wrong", "fix it");
    }
}
