package org.splectrum.se.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.splectrum.se.run.Action;
import org.splectrum.se.run.Remark;
import org.splectrum.se.run.Request;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.run.Samples;
import org.splectrum.se.steps.Limit.Scope;
import org.splectrum.se.workflow.RepositoryConfig;
import org.splectrum.se.workflow.Terms;
import org.splectrum.se.workflow.Workflow;

class AllowancesTest {
    @Test
    void without_a_bound_there_is_no_limit() {
        assertThat(new Allowances(0, 0, 0).of(run(0, RepositoryConfig.Bounds.NONE)))
                .isEmpty();
    }

    @Test
    void the_smallest_of_the_servers_the_repositorys_and_the_workflows_counts_for_a_run() {
        assertThat(ofRun(5, 4, 3)).isEqualTo(3);
        assertThat(ofRun(5, 3, 4)).isEqualTo(3);
        assertThat(ofRun(3, 5, 4)).isEqualTo(3);
        assertThat(ofRun(0, 5, 4)).isEqualTo(4);
        assertThat(ofRun(0, 5, 0)).isEqualTo(5);
    }

    @Test
    void what_people_allow_beyond_lifts_the_limit_of_the_run_and_of_no_day() {
        RepositoryConfig.Bounds bounds = new RepositoryConfig.Bounds(5, 50, List.of());
        Run raised = raised(run(0, bounds), 7);
        assertThat(new Allowances(6, 60, 40).of(raised))
                .containsExactly(
                        new Limit(new Scope.OfRun(raised.id()), 12),
                        new Limit(new Scope.DayOfPerson("ada"), 40),
                        new Limit(
                                new Scope.DayOfRepository(
                                        raised.request().origin().place().repository()),
                                50),
                        new Limit(new Scope.Day(), 60));
        assertThat(new Allowances(0, 0, 0).of(raised(run(0, RepositoryConfig.Bounds.NONE), 7)))
                .isEmpty();
    }

    @Test
    void a_workflow_that_names_hosts_reaches_only_those_that_the_repository_names_too() {
        RepositoryConfig.Bounds bounds = new RepositoryConfig.Bounds(0, 0, List.of("*.example", "b.org"));
        assertThat(Permits.Permit.of(run(0, bounds)).egress()).containsExactly("*.example", "b.org");
        Terms terms = new Terms(
                Terms.Concurrency.USUAL,
                0,
                java.time.Duration.ZERO,
                new Terms.Sandbox("", List.of("a.example", "c.org")));
        assertThat(Permits.Permit.of(run(terms, bounds)).egress()).containsExactly("a.example");
    }

    private static long ofRun(long server, long repository, long workflow) {
        RepositoryConfig.Bounds bounds = new RepositoryConfig.Bounds(repository, 0, List.of());
        return new Allowances(server, 0, 0).of(run(workflow, bounds)).getFirst().microUsd();
    }

    private static Run run(long budget, RepositoryConfig.Bounds bounds) {
        Terms usual = Terms.USUAL;
        return run(new Terms(usual.concurrency(), budget, usual.timeout(), usual.sandbox()), bounds);
    }

    private static Run run(Terms terms, RepositoryConfig.Bounds bounds) {
        Request sample = Samples.begun().request();
        Workflow fix = sample.workflow();
        Workflow workflow = new Workflow(fix.name(), fix.description(), fix.on(), fix.signature(), terms, fix.steps());
        RepositoryConfig config = new RepositoryConfig("fix", List.of(), List.of(), List.of(), bounds);
        Request request = new Request(sample.key(), sample.origin(), workflow, Map.of(), "fix it", config);
        return Run.begin(Samples.ID, new RunEvent.Requested(request, 0, Samples.T0))
                .run();
    }

    private static Run raised(Run run, long microUsd) {
        Remark remark = new Remark("comment/18/0", new Action.Raise(microUsd), "ada", Samples.T0);
        return Run.decide(run, new RunEvent.ActedOn(remark, 0)).run();
    }
}
