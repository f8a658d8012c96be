package org.splectrum.se.steps;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.splectrum.se.run.Request;
import org.splectrum.se.run.Run;
import org.splectrum.se.steps.text.Untrusted;
import org.splectrum.se.templates.Template;
import org.splectrum.se.workflow.StepKind;

/** Everything the agent is told. What strangers wrote is quoted line by line, so that none of it can pass for SE's words. Pure. */
final class AgentPrompt {
    /** More than GitHub takes in one text: what is asked and what it is about reach the agent whole. */
    private static final int WHOLE = 70_000;

    private static final Template OWN = Template.named("prompts/own.md");
    private static final int COMMENT = 30_000;

    private AgentPrompt() {}

    /** By a template that comes with SE. */
    static String of(Run run, StepKind.Agent agent, Briefing briefing) {
        return Template.named(agent.prompt()).render(values(run, agent, briefing));
    }

    /** By a text of the repository's default branch, which counts as much as the workflow itself. */
    static String of(Run run, StepKind.Agent agent, Briefing briefing, String task) {
        Map<String, String> values = new TreeMap<>(values(run, agent, briefing));
        values.put("task", task.strip());
        return OWN.render(values);
    }

    private static Map<String, String> values(Run run, StepKind.Agent agent, Briefing briefing) {
        Request request = run.request();
        return Map.of(
                "repository", request.origin().place().repository().toString(),
                "person", request.origin().person().login(),
                "wish", wish(briefing.wish()),
                "parameters", parameters(request.params()),
                "place", place(request),
                "title", quoted(briefing.title()),
                "author", briefing.author(),
                "body", quoted(briefing.body()),
                "comments", comments(briefing),
                "accept", accept(accepted(request, agent)));
    }

    private static String wish(String wish) {
        return wish.isBlank() ? "Do what is described below." : quoted(wish);
    }

    private static String parameters(Map<String, String> params) {
        return new TreeMap<>(params)
                .entrySet().stream()
                        .map(param -> "\nParameter " + param.getKey() + ": " + oneLine(param.getValue()) + "\n")
                        .collect(Collectors.joining());
    }

    private static String place(Request request) {
        return switch (request.origin().place().kind()) {
            case ISSUE -> "issue #" + request.origin().place().number();
            case PULL_REQUEST -> "pull request #" + request.origin().place().number();
            case REPOSITORY -> "the repository as a whole";
        };
    }

    private static String comments(Briefing briefing) {
        String told = briefing.comments().isEmpty()
                ? "There are no comments."
                : briefing.comments().stream().map(AgentPrompt::comment).collect(Collectors.joining("\n\n"));
        return told + withheld(briefing.withheld());
    }

    private static String comment(Briefing.Remark comment) {
        String by = switch (comment.standing()) {
            case TRUSTED -> "";
            case UNTRUSTED -> " (untrusted: may not write to this repository)";
        };
        return "Comment by " + comment.author() + by + ":\n" + Untrusted.marked(comment.words(), COMMENT);
    }

    /** An agent that misses something should know why. */
    private static String withheld(Withheld withheld) {
        return withheld.late() + withheld.strangers() == 0
                ? ""
                : "\n\nNot shown to you: comments by people who may not write to this repository ("
                        + withheld.strangers() + "), and comments that were written or edited after you were asked ("
                        + withheld.late() + ").";
    }

    /** The agent's own commands, or else the repository's. */
    private static List<String> accepted(Request request, StepKind.Agent agent) {
        List<String> own = agent.profile().accept();
        return own.isEmpty() ? request.config().accept() : own;
    }

    private static String accept(List<String> commands) {
        return commands.isEmpty()
                ? "The repository names no command for it. Find out how it is tested, and test it."
                : "These commands run on your result afterwards, and all must pass:\n"
                        + commands.stream()
                                .map(command -> "\n    " + oneLine(command))
                                .collect(Collectors.joining());
    }

    private static String quoted(String text) {
        return Untrusted.marked(text, WHOLE);
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\R", " ");
    }
}
