package org.splectrum.se.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.RunId;

class PlanPropertyTest {
    private static final int WORKFLOWS = 4;

    static LongStream seeds() {
        return LongStream.range(0, 500);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_plan_hangs_together_whatever_is_written(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<Workflow> workflows = new ArrayList<>();
        for (int at = WORKFLOWS - 1; at >= 0; at--) {
            workflows.add(workflow(random, at));
        }
        Workflow outermost = workflows.getLast();
        Catalog catalog = new Catalog(workflows);
        Plan plan = Plan.of(outermost, catalog);
        assertThat(Plan.of(outermost, catalog)).as("the same for the same").isEqualTo(plan);
        switch (plan) {
            case Plan.Wrong(List<Plan.Problem> problems) ->
                assertThat(problems).allMatch(problem -> problem.text().contains("a run may have 200"));
            case Plan.Right(List<Step> steps) -> holds(steps, outermost);
        }
    }

    private static void holds(List<Step> steps, Workflow written) {
        assertThat(steps).hasSizeBetween(written.steps().size(), Plan.MOST);
        Set<String> before = new HashSet<>();
        for (Step step : steps) {
            assertThat(before).as("needs of %s come before it", step.id()).containsAll(step.needs());
            assertThat(before.add(step.id())).as("%s is there once", step.id()).isTrue();
            assertThat(step.kind())
                    .as("%s is simple", step.id())
                    .isNotInstanceOfAny(StepKind.Several.class, StepKind.Call.class);
            if (step.kind() instanceof StepKind.Join(var _, List<String> branches)) {
                assertThat(StepGraph.of(steps).upstream(step.id())).containsAll(branches);
            }
            goodInARef(step.id());
        }
        assertThat(before).containsAll(written.steps().stream().map(Step::id).toList());
        reached(steps);
        published(steps);
    }

    /** As git's check-ref-format has it. */
    private static void goodInARef(String id) {
        String ref = new AttemptId(new RunId("fix-20260102-abc123"), id, 1).ref();
        assertThat(ref)
                .matches("[a-z0-9/._-]+")
                .doesNotContain("..", "//", "/.", "./", ".lock/")
                .hasSizeLessThan(250);
    }

    private static void reached(List<Step> steps) {
        List<Step> roots = steps.stream().filter(step -> step.needs().isEmpty()).toList();
        assertThat(roots).hasSize(1);
        assertThat(roots.getFirst().kind()).isInstanceOf(StepKind.Prepare.class);
    }

    private static void published(List<Step> steps) {
        StepGraph graph = StepGraph.of(steps);
        for (Step step : steps) {
            Set<String> upstream = graph.upstream(step.id());
            if (step.kind() instanceof StepKind.PullRequest) {
                assertThat(steps)
                        .as("%s shows what was pushed", step.id())
                        .anyMatch(other -> upstream.contains(other.id()) && other.kind() instanceof StepKind.Publish);
            }
            if (step.kind() instanceof StepKind.Publish) {
                assertThat(steps)
                        .as("%s pushes what met the base", step.id())
                        .anyMatch(other -> upstream.contains(other.id()) && other.kind() instanceof StepKind.Rebase);
            }
            if (step.kind() instanceof StepKind.Run) {
                assertThat(Joins.heads(new Draft(steps), step.id()))
                        .as("%s has one commit to work on", step.id())
                        .hasSize(1);
            }
        }
    }

    /** Calls only workflows behind it, so that none calls itself. */
    private static Workflow workflow(RandomGenerator random, int at) {
        List<Step> steps = new ArrayList<>();
        int size = random.nextInt(1, 9);
        for (int i = 0; i < size; i++) {
            List<String> needs = new ArrayList<>();
            for (Step other : steps) {
                if (random.nextInt(3) == 0) {
                    needs.add(other.id());
                }
            }
            steps.add(new Step("s" + i, kind(random, at), needs, guard(random), care(random)));
        }
        List<Step> shuffled = new ArrayList<>(steps);
        Collections.shuffle(shuffled, Random.from(random));
        return new Workflow("w" + at, "", Triggers.NONE, Signature.EMPTY, Terms.USUAL, shuffled);
    }

    private static StepKind kind(RandomGenerator random, int at) {
        return switch (random.nextInt(at < WORKFLOWS - 1 ? 11 : 10)) {
            case 0 -> Written.agent();
            case 1 -> Written.proving();
            case 2 -> new StepKind.Verify();
            case 3 -> new StepKind.Rebase();
            case 4 -> new StepKind.Publish();
            case 5 -> new StepKind.PullRequest();
            case 6 -> new StepKind.Comment("hello");
            case 7 -> several(random);
            case 8 -> new StepKind.Evaluate(Map.of());
            case 9 -> Written.run();
            default -> new StepKind.Call("w" + random.nextInt(at + 1, WORKFLOWS), Map.of());
        };
    }

    private static StepKind several(RandomGenerator random) {
        Strategy.Joining join = pick(random, Strategy.Joining.values());
        Strategy.Output output = pick(random, Strategy.Output.values());
        Strategy strategy = switch (random.nextInt(4)) {
            case 0 -> new Strategy.Parallel(random.nextInt(3), join);
            case 1 -> new Strategy.Sequential(output, pick(random, Care.OnFailure.values()));
            case 2 -> new Strategy.Batched(random.nextInt(1, 4), output, join);
            default -> new Strategy.Fallback();
        };
        List<StepKind.Agent> agents = new ArrayList<>();
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            agents.add(random.nextBoolean() ? Written.proving() : new StepKind.Agent("p"));
        }
        return new StepKind.Several(strategy, agents);
    }

    private static Guard guard(RandomGenerator random) {
        String condition = random.nextInt(4) == 0 ? "actor == 'ada'" : "";
        return new Guard(condition, pick(random, Guard.After.values()), Guard.Crowd.ANY);
    }

    private static Care care(RandomGenerator random) {
        return new Care(
                Care.Retry.ONCE, Duration.ZERO, pick(random, Care.OnFailure.values()), new Care.Compensation.None());
    }

    @SafeVarargs
    private static <T> T pick(RandomGenerator random, T... all) {
        return all[random.nextInt(all.length)];
    }
}
