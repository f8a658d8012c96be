package org.splectrum.se.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.splectrum.se.command.Authorization.Verdict;
import org.splectrum.se.command.Command;
import org.splectrum.se.command.Mistake;
import org.splectrum.se.command.Origin;
import org.splectrum.se.command.Vocabulary;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.Permission;
import org.splectrum.se.model.Person;
import org.splectrum.se.model.Place;
import org.splectrum.se.workflow.Catalogs;
import org.splectrum.se.workflow.Workflow;

/** Deals with the commands of one origin: begins runs, acts on them, and answers the rest in one comment. Idempotent by the origin's key. */
final class CommandHandler {
    /** How many runs of a repository are shown with its workflows. */
    private static final int LATEST = 10;

    private final CommandServices commandServices;
    private final RunStarts runStarts;
    private final Interventions interventions;

    CommandHandler(CommandServices commandServices, Engine engine, Requests requests) {
        this.commandServices = commandServices;
        this.runStarts = new RunStarts(requests);
        this.interventions = new Interventions(commandServices.runs(), engine);
    }

    /** @throws RuntimeException where GitHub did not answer; nothing is lost or doubled by hearing again */
    void hear(Origin origin, Command command) throws InterruptedException {
        hear(origin, vocabulary -> List.of(command));
    }

    /**
     * The same for what may be said in words of the repository's own workflows.
     *
     * @param words how many commands it makes of them does not depend on the vocabulary
     * @throws RuntimeException where GitHub did not answer; nothing is lost or doubled by hearing again
     */
    void hear(Origin origin, Function<Vocabulary, List<Command>> words) throws InterruptedException {
        if (words.apply(Vocabulary.of(Set.of())).isEmpty()) {
            return;
        }
        boolean human =
                origin.person().kind() == Person.Kind.USER && origin.person().appId() == 0;
        SeenReactions seenReactions = new SeenReactions(commandServices.replies(), origin);
        if (human) {
            seenReactions.start();
        }
        CommandContext commandContext = context(origin);
        List<Command> commands = words.apply(vocabulary(commandContext.workflows()));
        List<Reply> replies = new ArrayList<>();
        boolean heard = false;
        for (int at = 0; at < commands.size(); at++) {
            Command command = commands.get(at);
            Verdict verdict = commandServices
                    .authorization()
                    .decide(origin.person(), commandContext.config().apps(), commandContext.has(), command);
            heard |= verdict instanceof Verdict.Allowed;
            answer(commandContext, at, command, verdict).ifPresent(replies::add);
        }
        if (heard && !human) {
            seenReactions.start();
        }
        if (!replies.isEmpty()) {
            commandServices.replies().say(origin, replies.stream().distinct().toList());
        }
        seenReactions.finish();
    }

    private CommandContext context(Origin origin) {
        Home home = origin.place().home();
        Permission has = switch (origin.person().kind()) {
            case USER -> commandServices.permissions().of(home, origin.person().login());
            case APP, SERVICE -> Permission.NONE;
        };
        return new CommandContext(
                origin,
                has,
                commandServices.configs().of(home),
                commandServices.catalogs().of(home));
    }

    private Optional<Reply> answer(CommandContext commandContext, int at, Command command, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Silent silent -> Optional.empty();
            case Verdict.Refused(var login, var has, var needed) ->
                Optional.of(new Reply.NotPermitted(login, has, needed));
            case Verdict.Allowed allowed -> answer(commandContext, at, command);
        };
    }

    private Optional<Reply> answer(CommandContext commandContext, int at, Command command) {
        Place place = commandContext.origin().place();
        return switch (command) {
            case Command.Run run -> runStarts.begin(commandContext, at, run);
            case Command.Rebase rebase -> runStarts.rebase(commandContext, at);
            case Command.Status(var run) -> Optional.of(interventions.status(place, run));
            case Command.Cancel(var run) -> act(commandContext, at, run, new Action.Cancel());
            case Command.Resume(var run, var answer) -> act(commandContext, at, run, new Action.Resume(answer));
            case Command.Retry(var run, var from) -> act(commandContext, at, run, new Action.Retry(from));
            case Command.Undo(var run) -> act(commandContext, at, run, new Action.Undo());
            case Command.Budget(var run, var microUsd) -> act(commandContext, at, run, new Action.Raise(microUsd));
            case Command.Overview overview -> Optional.of(overview(commandContext));
            case Command.Help help -> Optional.of(new Reply.Help());
            case Command.Misunderstood(Mistake mistake) -> Optional.of(new Reply.Misunderstood(mistake));
        };
    }

    private Optional<Reply> act(CommandContext commandContext, int at, String run, Action action) {
        return interventions.act(commandContext.origin(), commandContext.key(at), run, action);
    }

    /** A workflow whose file is wrong has a name all the same. */
    static Vocabulary vocabulary(Catalogs.Reading reading) {
        Set<String> names = new HashSet<>(reading.catalog().names());
        names.addAll(reading.problems().keySet());
        Map<String, String> words = new HashMap<>();
        Map<String, String> labels = new HashMap<>();
        for (Workflow workflow : reading.catalog().workflows()) {
            words.put(workflow.on().command(), workflow.name());
            labels.put(workflow.on().label(), workflow.name());
        }
        words.remove("");
        labels.remove("");
        return new Vocabulary(names, words, labels);
    }

    private Reply overview(CommandContext commandContext) {
        Place place = commandContext.origin().place();
        return new Reply.Overview(
                commandContext.workflows().catalog().workflows(),
                commandServices.runs().latest(Runs.Wanted.of(place.repository()), Runs.Page.first(LATEST)));
    }
}
