package org.splectrum.se.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.splectrum.se.workflow.StepKind;

/** How each kind of step is written in a workflow's file. */
final class StepKinds {
    private static final Map<String, Function<Value, StepKind>> READERS = new LinkedHashMap<>();

    static {
        READERS.put("prepare", value -> plain(value, new StepKind.Prepare()));
        READERS.put("agent", StepKinds::agent);
        READERS.put("verify", value -> plain(value, new StepKind.Verify()));
        READERS.put("rebase", value -> plain(value, new StepKind.Rebase()));
        READERS.put("publish", value -> plain(value, new StepKind.Publish()));
        READERS.put("pull_request", value -> plain(value, new StepKind.PullRequest()));
    }

    private StepKinds() {}

    /** The keys that name kinds, in the order of a usual workflow. */
    static List<String> names() {
        return List.copyOf(READERS.keySet());
    }

    /** All keys that a step may have. */
    static Set<String> keys() {
        Set<String> keys = new TreeSet<>(List.of("id", "needs"));
        keys.addAll(READERS.keySet());
        return keys;
    }

    /** The kinds that this step names; right is exactly one. */
    static List<StepKind> of(Section step) {
        return READERS.entrySet().stream()
                .flatMap(reader -> step.value(reader.getKey()).map(reader.getValue()).stream())
                .toList();
    }

    private static StepKind agent(Value value) {
        Section section = value.section();
        String prompt = section.value("prompt").map(Value::text).orElse("");
        if (prompt.isBlank()) {
            value.wrong("an agent needs a “prompt”, as prompts/fix.md");
        }
        section.end();
        return new StepKind.Agent(prompt);
    }

    private static StepKind plain(Value value, StepKind kind) {
        value.section().end();
        return kind;
    }
}
