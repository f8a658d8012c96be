package org.splectrum.se.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.splectrum.se.expression.CelExpressions;
import org.splectrum.se.workflow.Catalog;

/** Files that are made to cost: refused within 100 ms of computing and 64 MB, whatever else the machine does. */
class HugeWorkflowTest {
    private static final long TIME = 100_000_000L;
    private static final long MEMORY = 64L * 1024 * 1024;

    private static final Catalog BUILT_IN = BuiltInWorkflows.catalog(new CelExpressions());
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static Stream<Arguments> huge() {
        return Stream.of(
                Arguments.of("10,000 steps", steps(10_000, "{}"), "more than 64 KiB"),
                Arguments.of("10,000 empty steps", "steps: [" + "{},".repeat(10_000) + "{}]", "at most 200 steps"),
                Arguments.of("20 MB", "#" + "x".repeat(20 * 1024 * 1024), "more than 64 KiB"),
                Arguments.of("20 MB of steps", steps(900_000, "{}"), "more than 64 KiB"),
                Arguments.of("an alias bomb", bomb(), "aliases"),
                Arguments.of("brackets", "steps: " + "[".repeat(30_000), "nested too deeply"),
                Arguments.of("a circle of 200", circle(), "in a circle: s0 → s199 → s198"),
                Arguments.of("everything needs everything", dense(), "cannot need itself"),
                Arguments.of("many unknown keys", keys(), "is not known here"),
                Arguments.of("many expressions", expressions(), "at most 150 expressions"),
                Arguments.of("many wrong expressions", wrongExpressions(), "does not go with"),
                Arguments.of(
                        "one long expression", condition("true" + " && true".repeat(7_000)), "at most 1000 characters"),
                Arguments.of(
                        "deep expressions", condition("(".repeat(450) + "1" + ")".repeat(450)), "too deeply nested"),
                Arguments.of("loops in loops", condition(loops()), "must not stand within each other"),
                Arguments.of("many parameters", params(), "at most 50 parameters"),
                Arguments.of("a workflow that calls itself", "steps: [{id: a, workflow: {name: huge}}]", "huge → huge"),
                Arguments.of("a workflow called too often", calls(), "a run may have 200"));
    }

    /** Warm: what the virtual machine does once is not the file's cost. */
    @BeforeAll
    static void warm() {
        for (int i = 0; i < 20; i++) {
            cost(Samples.ALL);
            cost(wrongExpressions());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("huge")
    void it_is_refused_within_100_ms_and_64_mb(String what, String yaml, String problem) {
        Cost best = Stream.generate(() -> cost(yaml))
                .limit(5)
                .min(Comparator.comparingLong(Cost::nanos))
                .orElseThrow();
        assertThat(best.problems())
                .as(what)
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.text()).isNotBlank())
                .anySatisfy(each -> assertThat(each.text()).contains(problem));
        assertThat(best.nanos()).as("nanoseconds of %s", what).isLessThan(TIME);
        assertThat(best.bytes()).as("bytes of %s", what).isLessThan(MEMORY);
    }

    private record Cost(long nanos, long bytes, List<FileProblem> problems) {}

    /** Of this thread alone, so that a busy machine does not count. */
    private static Cost cost(String yaml) {
        WorkflowFiles fresh = new WorkflowFiles(new CelExpressions(), BUILT_IN);
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        long nanos = THREADS.getCurrentThreadCpuTime();
        List<FileProblem> problems =
                fresh.read(Map.of("huge.yml", yaml)).problems().getOrDefault("huge.yml", List.of());
        return new Cost(
                THREADS.getCurrentThreadCpuTime() - nanos, THREADS.getCurrentThreadAllocatedBytes() - bytes, problems);
    }

    private static String steps(int count, String rebase) {
        return IntStream.range(0, count)
                .mapToObj(i -> "- {id: s" + i + ", rebase: " + rebase + "}")
                .collect(Collectors.joining("\n", "steps:\n", "\n"));
    }

    private static String bomb() {
        return IntStream.range(1, 60)
                .mapToObj(i -> "a%d: &a%d [*a%d, *a%d]".formatted(i, i, i - 1, i - 1))
                .collect(Collectors.joining("\n", "a0: &a0 [x, x]\n", "\nsteps: *a59\n"));
    }

    private static String circle() {
        return IntStream.range(0, 200)
                .mapToObj(i -> "- {id: s%d, needs: [s%d], run: x}".formatted(i, (i + 199) % 200))
                .collect(Collectors.joining("\n", "steps:\n", "\n"));
    }

    private static String dense() {
        String all = IntStream.range(0, 100).mapToObj(i -> "s" + i).collect(Collectors.joining(","));
        return IntStream.range(0, 100)
                .mapToObj(i -> "- {id: s%d, needs: [%s], run: x}".formatted(i, all))
                .collect(Collectors.joining("\n", "steps:\n", "\n"));
    }

    private static String keys() {
        return IntStream.range(0, 6_000).mapToObj(i -> "k" + i + ": 1").collect(Collectors.joining("\n"));
    }

    private static String expressions() {
        return IntStream.range(0, 100)
                .mapToObj(i -> "- {id: s%d, comment: \"%s\"}"
                        .formatted(i, "${{ actor + '%d' }}".formatted(i).repeat(20)))
                .collect(Collectors.joining("\n", "steps:\n", "\n"));
    }

    private static String wrongExpressions() {
        return IntStream.range(0, 149)
                .mapToObj(i -> "- {id: s%d, comment: \"${{ actor + %d }}\"}".formatted(i, i))
                .collect(Collectors.joining("\n", "steps:\n", "\n"));
    }

    private static String loops() {
        return "[1].all(a, ".repeat(7) + "true" + ")".repeat(7);
    }

    private static String condition(String condition) {
        return "steps: [{id: a, run: make, if: \"" + condition + "\"}]";
    }

    private static String params() {
        return IntStream.range(0, 3_000)
                .mapToObj(i -> "  p" + i + ": {}")
                .collect(Collectors.joining("\n", "params:\n", "\nsteps: [{id: a, run: x}]\n"));
    }

    private static String calls() {
        return IntStream.range(0, 100)
                .mapToObj(i -> "- {id: s%d, workflow: {name: fix}}".formatted(i))
                .collect(Collectors.joining("\n", "steps:\n", "\n"));
    }
}
