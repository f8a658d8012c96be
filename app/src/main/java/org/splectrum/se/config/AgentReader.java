package org.splectrum.se.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.splectrum.se.workflow.Care.OnFailure;
import org.splectrum.se.workflow.StepKind;
import org.splectrum.se.workflow.StepKind.Agent;
import org.splectrum.se.workflow.StepKind.Profile;
import org.splectrum.se.workflow.Strategy;
import org.splectrum.se.workflow.Strategy.Joining;
import org.splectrum.se.workflow.Strategy.Output;

/** Reads steps of one agent ({@code agent}) or of several ({@code agents}, with what they share under {@code agent}). */
final class AgentReader {
    private static final int REPAIRS = 10;
    private static final int AGENTS = 20;
    private static final List<String> JOINS = List.of("merge", "first", "pick", "outputs");
    private static final List<String> STRATEGIES = List.of("parallel", "sequential", "fallback", "batched");

    private final ExpressionChecks expressionChecks;

    AgentReader(ExpressionChecks expressionChecks) {
        this.expressionChecks = expressionChecks;
    }

    /** Empty where the step is none of an agent. */
    Optional<StepKind> read(Section step) {
        Optional<Value> shared = step.value("agent");
        Optional<Value> several = step.value("agents");
        Optional<Value> strategy = step.value("strategy");
        if (several.isEmpty()) {
            strategy.ifPresent(
                    value -> value.wrong("a strategy needs several “agents”, as [{ prompt: … }, { prompt: … }]"));
            return shared.map(value -> prompted(value, agent(value.section(), new Agent(""))));
        }
        Agent usual = shared.map(value -> agent(value.section(), new Agent(""))).orElse(new Agent(""));
        List<Agent> agents = several.get().items().stream()
                .map(value -> prompted(value, one(value.section(), usual)))
                .toList();
        if (agents.size() < 2 || agents.size() > AGENTS) {
            several.get().wrong("“agents” needs 2 to " + AGENTS + " of them; one alone stands under “agent”");
        }
        if (strategy.isEmpty()) {
            several.get().wrong("several agents need a “strategy”, one of " + String.join(", ", STRATEGIES));
        }
        return Optional.of(
                new StepKind.Several(strategy.map(AgentReader::strategy).orElse(new Strategy.Fallback()), agents));
    }

    private static Agent prompted(Value value, Agent agent) {
        if (agent.prompt().isBlank()) {
            value.wrong("an agent needs a “prompt”, as prompts/fix.md");
        }
        return agent;
    }

    private Agent agent(Section section, Agent usual) {
        List<String> accept =
                section.items("accept").stream().map(ExpressionChecks::command).toList();
        int repair =
                section.value("repair").map(value -> value.whole(0, REPAIRS)).orElse(0);
        Profile profile = new Profile(usual.profile().model(), accept, repair);
        return one(section, new Agent(usual.prompt(), profile, usual.instructions()));
    }

    private Agent one(Section section, Agent usual) {
        String prompt = section.value("prompt").map(AgentReader::prompt).orElse(usual.prompt());
        String model =
                section.value("model").map(Value::text).orElse(usual.profile().model());
        String instructions =
                section.value("instructions").map(expressionChecks::text).orElse(usual.instructions());
        section.end();
        Profile profile =
                new Profile(model, usual.profile().accept(), usual.profile().repair());
        return new Agent(prompt, profile, instructions);
    }

    private static String prompt(Value value) {
        String prompt = value.text();
        boolean outside = prompt.startsWith("/")
                || prompt.contains("\\")
                || List.of(prompt.split("/")).contains("..");
        if (outside || prompt.length() > 200) {
            value.wrong("a prompt is a file below the repository's root, or one that comes with SE, as prompts/fix.md");
        }
        return prompt;
    }

    private static Strategy strategy(Value value) {
        if (value.isText()) {
            return strategy(value.word(STRATEGIES), Optional.empty());
        }
        Section section = value.section();
        List<Strategy> found = new ArrayList<>();
        STRATEGIES.forEach(name ->
                section.value(name).ifPresent(settings -> found.add(strategy(name, Optional.of(settings.fields())))));
        section.end();
        if (found.size() != 1) {
            value.wrong("a strategy is exactly one of " + String.join(", ", STRATEGIES));
        }
        return found.isEmpty() ? new Strategy.Fallback() : found.getFirst();
    }

    private static Strategy strategy(String name, Optional<Section> written) {
        Settings settings = new Settings(written);
        Strategy strategy = switch (name) {
            case "parallel" -> new Strategy.Parallel(settings.number("max_parallel", 0), settings.join());
            case "sequential" ->
                new Strategy.Sequential(
                        settings.output(),
                        settings.truth("stop_on_failure", "true") ? OnFailure.FAIL : OnFailure.CONTINUE);
            case "batched" -> new Strategy.Batched(settings.number("size", 2), settings.output(), settings.join());
            default -> new Strategy.Fallback();
        };
        written.ifPresent(Section::end);
        return strategy;
    }

    /** What a strategy says of itself. */
    private record Settings(List<Section> written) {
        Settings(Optional<Section> written) {
            this(written.stream().toList());
        }

        int number(String key, int usual) {
            return value(key).map(value -> value.whole(1, AGENTS)).orElse(usual);
        }

        boolean truth(String key, String usual) {
            return value(key).map(Value::truth).orElse(Boolean.valueOf(usual));
        }

        Output output() {
            return truth("pass_output", "true") ? Output.PASSED : Output.KEPT;
        }

        Joining join() {
            return Joining.valueOf(value("join")
                    .map(value -> value.word(JOINS))
                    .orElse("merge")
                    .toUpperCase(Locale.ROOT));
        }

        private Optional<Value> value(String key) {
            return written.stream().findFirst().flatMap(section -> section.value(key));
        }
    }
}
