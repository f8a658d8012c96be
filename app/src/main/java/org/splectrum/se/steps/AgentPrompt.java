package org.splectrum.se.steps;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.splectrum.se.model.Person;
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
    private static final int COMMENTS = 30;

    private AgentPrompt() {}

    /** By a template that comes with SE. */
    static String of(Run run, StepKind.Agent agent, Conversations.Conversation conversation) {
        return Template.named(agent.prompt()).render(values(run, agent, conversation));
    }

    /** By a text of the repository's default branch, which counts as much as the workflow itself. */
    static String of(Run run, StepKind.Agent agent, Conversations.Conversation conversation, String task) {
        Map<String, String> values = new TreeMap<>(values(run, agent, conversation));
        values.put("task", task.strip());
        return OWN.render(values);
    }

    private static Map<String, String> values(Run run, StepKind.Agent agent, Conversations.Conversation conversation) {
        Request request = run.request();
        return Map.of(
                "repository", request.origin().place().repository().toString(),
                "person", request.origin().person().login(),
                "wish", wish(request),
                "parameters", parameters(request.params()),
                "place", place(request),
                "title", quoted(conversation.title()),
                "author", conversation.author().login(),
                "body", quoted(conversation.body()),
                "comments", comments(conversation.comments()),
                "accept", accept(accepted(request, agent)));
    }

    private static String wish(Request request) {
        return request.prompt().isBlank() ? "Do what is described below." : quoted(request.prompt());
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

    /** The latest, without SE's own. */
    private static String comments(List<Conversations.Said> all) {
        List<Conversations.Said> comments =
                all.stream().filter(said -> !isOwn(said)).toList();
        return comments.isEmpty()
                ? "There are no comments."
                : comments.stream()
                        .skip(Math.max(0, comments.size() - COMMENTS))
                        .map(said ->
                                "Comment by " + said.author().login() + ":\n" + Untrusted.marked(said.text(), COMMENT))
                        .collect(Collectors.joining("\n\n"));
    }

    private static boolean isOwn(Conversations.Said said) {
        return said.author().kind() == Person.Kind.APP && said.text().startsWith("<!-- se:");
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
