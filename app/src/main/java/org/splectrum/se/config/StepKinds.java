package org.splectrum.se.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.splectrum.se.workflow.StepKind;
import org.splectrum.se.workflow.StepKind.PullRequest.Draft;

/** How each kind of step is written in a workflow's file. */
final class StepKinds {
    private static final List<String> NAMES = List.of(
            "prepare",
            "agent",
            "run",
            "verify",
            "rebase",
            "publish",
            "pull_request",
            "review",
            "comment",
            "approve",
            "workflow");

    /** What every step may have, and what belongs to agents. */
    private static final List<String> OTHERS =
            List.of("id", "needs", "if", "retry", "timeout", "on_failure", "compensate", "agents", "strategy");

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");

    private final Map<String, Function<Value, StepKind>> readers = new LinkedHashMap<>();
    private final ExpressionChecks expressionChecks;

    StepKinds(ExpressionChecks expressionChecks) {
        this.expressionChecks = expressionChecks;
        readers.put("prepare", value -> plain(value, new StepKind.Prepare()));
        readers.put("run", this::run);
        readers.put("verify", StepKinds::verify);
        readers.put("rebase", value -> plain(value, new StepKind.Rebase()));
        readers.put("publish", value -> plain(value, new StepKind.Publish()));
        readers.put("pull_request", StepKinds::pullRequest);
        readers.put("review", value -> plain(value, new StepKind.Review()));
        readers.put("comment", this::comment);
        readers.put("approve", value -> new ApproveReader(expressionChecks).read(value));
        readers.put("workflow", this::call);
    }

    /** The keys that name kinds, in the order of a usual workflow. */
    static List<String> names() {
        return NAMES;
    }

    /** All keys that a step may have. */
    static Set<String> keys() {
        Set<String> keys = new TreeSet<>(OTHERS);
        keys.addAll(NAMES);
        return keys;
    }

    /** The kinds that this step names; right is exactly one. */
    List<StepKind> of(Section step) {
        Optional<StepKind> agent = new AgentReader(expressionChecks).read(step);
        return NAMES.stream()
                .flatMap(name -> name.equals("agent")
                        ? agent.stream()
                        : step.value(name).stream()
                                .map(value -> Objects.requireNonNull(readers.get(name), name)
                                        .apply(value)))
                .toList();
    }

    private StepKind run(Value value) {
        if (value.isText()) {
            return new StepKind.Run(ExpressionChecks.command(value), Map.of());
        }
        Section section = value.section();
        Optional<Value> command = section.value("command");
        if (command.isEmpty()) {
            value.wrong("this must be a command, or { command: …, env: { … } }");
        }
        Map<String, String> env =
                texts(section.section("env"), VARIABLE, "a variable's name has letters, digits and “_”");
        section.end();
        return new StepKind.Run(command.map(ExpressionChecks::command).orElse(""), env);
    }

    private static StepKind verify(Value value) {
        Section section = value.fields();
        List<String> accept =
                section.items("accept").stream().map(ExpressionChecks::command).toList();
        section.end();
        return new StepKind.Verify(accept, "", 0);
    }

    private static StepKind pullRequest(Value value) {
        Section section = value.fields();
        boolean draft = section.value("draft").map(Value::truth).orElse(false);
        section.end();
        return new StepKind.PullRequest(draft ? Draft.DRAFT : Draft.READY);
    }

    private StepKind comment(Value value) {
        if (value.isText()) {
            return new StepKind.Comment(expressionChecks.text(value));
        }
        Section section = value.section();
        Optional<Value> text = section.value("text");
        if (text.isEmpty()) {
            value.wrong("this must be a text, or { text: … }");
        }
        section.end();
        return new StepKind.Comment(text.map(expressionChecks::text).orElse(""));
    }

    private StepKind call(Value value) {
        Section section = value.section();
        String name = section.value("name").map(Value::text).orElse("");
        if (name.isBlank()) {
            value.wrong("this needs the “name” of a workflow, as { name: rebase }");
        }
        Map<String, String> with = new LinkedHashMap<>();
        section.section("with").entries().forEach((key, given) -> with.put(key, argument(given)));
        section.end();
        return new StepKind.Call(name, with);
    }

    /** Numbers and truths need no quotes here. */
    private String argument(Value given) {
        return given.isText() ? expressionChecks.text(given) : given.plain();
    }

    private Map<String, String> texts(Section section, Pattern form, String mend) {
        Map<String, String> texts = new LinkedHashMap<>();
        section.entries().forEach((key, value) -> {
            if (!form.matcher(key).matches()) {
                section.wrong(key, mend);
            }
            texts.put(key, argument(value));
        });
        return texts;
    }

    private static StepKind plain(Value value, StepKind kind) {
        value.fields().end();
        return kind;
    }
}
