package org.splectrum.se;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.splectrum.se.bench.IntakeBench;
import org.splectrum.se.bench.Report;
import org.splectrum.se.cli.Choice;
import org.splectrum.se.cli.Commands;
import org.splectrum.se.cli.Console;
import org.splectrum.se.cli.Outcome;
import org.splectrum.se.store.Store;

/** Measures what SE promises, as ratios within one run. Wants a machine that does nothing else. */
final class Benchmarks implements Commands.Bench {
    /** Needs a file that is not in the repository, so it is measured only where it is named. */
    private static final String MERGES = "merges";

    private final Map<String, String> environment;

    Benchmarks(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public List<Choice> benchmarks() {
        return List.of(
                new Choice("intake", "durable intake beside a plain probot app, and disk syncs per delivery"),
                new Choice("eyes", "from the webhook to the eyes on the command"),
                new Choice(MERGES, "the merge gate and rungs against conflicts that people resolved"),
                new Choice("push", "a push of 50 MB that the gateway looks through for secrets"),
                new Choice("queue", "ten thousand runs in one line beside one thousand"),
                new Choice("replay", "a hundred branches replayed in memory beside git's rebase in a worktree"),
                new Choice("start", "from the order to the agent's first byte in its sealed container"),
                new Choice("steps", "durable steps beside DBOS for Java on PostgreSQL, and after a crash"),
                new Choice("workspace", "a large repository's files in the container beside a shallow clone"));
    }

    @Override
    public List<String> usual() {
        return benchmarks().stream()
                .map(Choice::name)
                .filter(name -> !name.equals(MERGES))
                .toList();
    }

    @Override
    public Outcome measure(List<String> names, Commands.Format format, Console console) throws InterruptedException {
        List<Report> reports = new ArrayList<>();
        for (String name : names) {
            console.say("se: measuring " + name);
            try (TemporaryFolder folder = new TemporaryFolder()) {
                reports.add(measure(name, folder.path(), console));
            } catch (IOException e) {
                return new Outcome.Failed(name + " could not be measured: " + e.getMessage());
            }
        }
        switch (format) {
            case JSON -> console.print(json(reports));
            case TEXT -> reports.forEach(report -> lines(report).forEach(console::print));
        }
        return reports.stream().allMatch(Report::kept)
                ? new Outcome.Done()
                : new Outcome.Failed("not every promise was kept; was the machine busy with something else?");
    }

    private Report measure(String name, Path folder, Console console) throws IOException, InterruptedException {
        return switch (name) {
            case "intake" ->
                new IntakeBench(new IntakeBench.Settings(
                                IntakeServer.command(), folder, Store.CHECKPOINT_PAGES, IntakeBench.Pace.USUAL))
                        .run();
            case "eyes" -> EyesBench.run(folder, environment);
            case "push" -> PushBench.run(folder);
            case "queue" -> QueueBench.run(folder);
            case "replay" -> ReplayBench.run(folder);
            case "steps" -> StepsBench.run(folder);
            case MERGES -> MergeBench.run(environment);
            case "workspace" -> WorkspaceBench.run(folder, environment, console);
            case "start" -> StartBench.run(folder, environment, console);
            default -> throw new IllegalArgumentException("no benchmark " + name);
        };
    }

    private static List<String> lines(Report report) {
        List<String> lines = new ArrayList<>();
        for (Report.Promise promise : report.promises()) {
            String word = promise.side() == Report.Side.AT_LEAST ? "at least" : "below";
            lines.add("%s: %s: %.3f, %s %.3f: %s"
                    .formatted(
                            report.name(),
                            promise.what(),
                            promise.measured(),
                            word,
                            promise.limit(),
                            promise.kept() ? "kept" : "MISSED"));
        }
        report.figures().forEach(figure -> lines.add(report.name() + ":   " + figure));
        return lines;
    }

    private static String json(List<Report> reports) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (Report report : reports) {
            ObjectNode one = all.addObject().put("name", report.name()).put("kept", report.kept());
            ArrayNode promises = one.putArray("promises");
            report.promises()
                    .forEach(promise -> promises.addObject()
                            .put("what", promise.what())
                            .put("measured", promise.measured())
                            .put("side", promise.side().name().toLowerCase(Locale.ROOT))
                            .put("limit", promise.limit())
                            .put("kept", promise.kept()));
            report.figures().forEach(one.putArray("figures")::add);
        }
        return all.toString();
    }
}
