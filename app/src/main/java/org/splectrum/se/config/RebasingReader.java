package org.splectrum.se.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.splectrum.se.workflow.Rebasing;
import org.splectrum.se.workflow.Rebasing.Alone;
import org.splectrum.se.workflow.Rebasing.PathRule;
import org.splectrum.se.workflow.Rebasing.Regeneration;

/** Reads {@code rebase} of {@code .github/se.yml}. */
final class RebasingReader {
    private static final Set<String> PUSHED =
            new TreeSet<>(Stream.of(Alone.values()).map(Enum::name).toList());

    private RebasingReader() {}

    static Rebasing read(Section rebase) {
        Set<Alone> push = rebase.value("push").map(RebasingReader::alone).orElse(Alone.ALL);
        List<PathRule> paths =
                rebase.items("paths").stream().map(RebasingReader::rule).toList();
        List<Regeneration> regenerate = new ArrayList<>();
        Section commands = rebase.section("regenerate");
        commands.entries()
                .forEach((match, command) ->
                        regenerate.add(new Regeneration(PathPattern.of(commands, match), command.text())));
        rebase.end();
        return new Rebasing(push, paths, regenerate);
    }

    /** An empty list lets nothing be pushed alone. */
    private static Set<Alone> alone(Value list) {
        return list.items().stream()
                .map(item -> Alone.valueOf(item.word(PUSHED)))
                .collect(Collectors.toSet());
    }

    private static PathRule rule(Value value) {
        Section rule = value.section();
        Optional<Value> match = rule.value("match");
        Optional<Value> push = rule.value("push");
        if (match.isEmpty() || push.isEmpty()) {
            value.wrong("a rule needs “match” and “push”, as { match: \"db/**\", push: [] }");
        }
        rule.end();
        return new PathRule(
                match.map(PathPattern::of).orElse(""),
                push.map(RebasingReader::alone).orElse(Set.of()));
    }
}
