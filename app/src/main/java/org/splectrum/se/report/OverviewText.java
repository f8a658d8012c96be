package org.splectrum.se.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.splectrum.se.command.Command;
import org.splectrum.se.run.Run;
import org.splectrum.se.steps.text.Amounts;
import org.splectrum.se.steps.text.Untrusted;
import org.splectrum.se.workflow.Parameter;
import org.splectrum.se.workflow.Triggers;
import org.splectrum.se.workflow.Workflow;

/** What can be run in a repository, and what ran there. Pure. */
final class OverviewText {
    private static final int SHOWN = 50;
    private static final int DESCRIPTION = 200;
    private static final int WORD = 80;

    private OverviewText() {}

    static String of(List<Workflow> workflows, List<Run> latest) {
        String rows = workflows.stream().limit(SHOWN).map(OverviewText::row).collect(Collectors.joining("\n"));
        String more = workflows.size() > SHOWN ? "\n\nand " + (workflows.size() - SHOWN) + " more." : "";
        return "| Workflow | Does | Starts with | Parameters |\n|---|---|---|---|\n" + rows + more + runs(latest);
    }

    private static String row(Workflow workflow) {
        return "| " + Untrusted.cell(workflow.name(), WORD) + " | "
                + Untrusted.line(workflow.description(), DESCRIPTION) + " | " + triggers(workflow) + " | "
                + parameters(workflow) + " |";
    }

    private static String triggers(Workflow workflow) {
        Triggers on = workflow.on();
        String rebase = workflow.name().equals(Command.Rebase.WORKFLOW) ? "/se rebase" : "";
        Stream<String> words = Stream.of(
                "/se run " + workflow.name(),
                rebase,
                on.command().isEmpty() || on.command().equals(workflow.name()) ? "" : "/se " + on.command());
        Stream<String> labels = Stream.of("se:" + workflow.name(), on.label())
                .filter(label -> !label.isEmpty())
                .distinct();
        Stream<String> others = Stream.concat(
                on.pullRequest().stream().map(action -> "pull request " + action), Stream.of(on.schedule()));
        return Stream.of(
                        words.filter(word -> !word.isEmpty()).map(word -> Untrusted.cell(word, WORD)),
                        labels.map(label -> "label " + Untrusted.cell(label, WORD)),
                        others.filter(each -> !each.isEmpty()).map(each -> Untrusted.line(each, WORD)),
                        on.moments().stream().sorted().map(OverviewText::moment))
                .flatMap(each -> each)
                .collect(Collectors.joining(", "));
    }

    private static String moment(Triggers.Moment moment) {
        return switch (moment) {
            case CHECK -> "its check asked for again";
            case BASE_CHANGED -> "the base moved";
        };
    }

    private static String parameters(Workflow workflow) {
        return workflow.signature().params().entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .map(param -> parameter(param.getKey(), param.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String parameter(String name, Parameter parameter) {
        String form = parameter.type() == Parameter.Type.CHOICE
                ? String.join(" or ", parameter.choices())
                : parameter.type().name().toLowerCase(Locale.ROOT);
        String presence = switch (parameter.presence()) {
            case REQUIRED -> ", needed";
            case OPTIONAL -> parameter.fallback().isEmpty() ? "" : ", usually " + parameter.fallback();
        };
        return Untrusted.cell("--" + name, WORD) + " (" + Untrusted.line(form + presence, DESCRIPTION) + ")";
    }

    private static String runs(List<Run> latest) {
        return latest.isEmpty()
                ? "\n\nNo run yet."
                : "\n\n| Run | On | Asked by | State | Cost |\n|---|---|---|---|---|\n"
                        + latest.stream().map(OverviewText::row).collect(Collectors.joining("\n"));
    }

    private static String row(Run run) {
        return "| `" + run.id() + "` | " + Whereabouts.of(run) + " | "
                + Untrusted.cell(run.request().origin().person().login(), WORD) + " | " + Headline.of(run) + " | "
                + Amounts.cost(run.usage()) + " |";
    }
}
