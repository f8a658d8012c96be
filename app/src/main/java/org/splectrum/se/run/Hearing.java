package org.splectrum.se.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.splectrum.se.command.Authorization.Verdict;
import org.splectrum.se.command.Command;
import org.splectrum.se.command.Mistake;
import org.splectrum.se.command.Origin;
import org.splectrum.se.command.Reply;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.Permission;
import org.splectrum.se.model.Person;
import org.splectrum.se.workflow.RepositoryConfig;
import org.splectrum.se.workflow.RepositoryConfigs.Reading;
import org.splectrum.se.workflow.Workflow;

/** Deals with the commands of one origin: begins runs, and answers the rest in one comment. Idempotent by the origin's key. */
final class Hearing {
    private final Desk desk;
    private final Engine engine;

    Hearing(Desk desk, Engine engine) {
        this.desk = desk;
        this.engine = engine;
    }

    /** @throws RuntimeException where GitHub did not answer; nothing is lost or doubled by hearing again */
    void hear(Origin origin, List<Command> commands) throws InterruptedException {
        if (commands.isEmpty()) {
            return;
        }
        boolean human =
                origin.person().kind() == Person.Kind.USER && origin.person().appId() == 0;
        Seeing seeing = new Seeing(desk.replies(), origin);
        if (human) {
            seeing.start();
        }
        Hearer hearer = hearer(origin);
        List<Reply> replies = new ArrayList<>();
        boolean heard = false;
        for (int at = 0; at < commands.size(); at++) {
            Command command = commands.get(at);
            Verdict verdict =
                    desk.authorization().decide(origin.person(), hearer.config().apps(), hearer.has(), command);
            heard |= verdict instanceof Verdict.Allowed;
            answer(hearer, at, command, verdict).ifPresent(replies::add);
        }
        if (heard && !human) {
            seeing.start();
        }
        if (!replies.isEmpty()) {
            desk.replies().say(origin, replies.stream().distinct().toList());
        }
        seeing.finish();
    }

    /** Who is heard, what they may do, and what the repository says to it. */
    private record Hearer(Origin origin, Permission has, Reading reading) {
        RepositoryConfig config() {
            return switch (reading) {
                case Reading.Right(RepositoryConfig config) -> config;
                case Reading.Wrong wrong -> RepositoryConfig.NONE;
            };
        }
    }

    private Hearer hearer(Origin origin) {
        Home home = origin.place().home();
        Permission has = switch (origin.person().kind()) {
            case USER -> desk.permissions().of(home, origin.person().login());
            case APP -> Permission.NONE;
        };
        return new Hearer(origin, has, desk.configs().of(home));
    }

    private Optional<Reply> answer(Hearer hearer, int at, Command command, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Silent silent -> Optional.empty();
            case Verdict.Refused(Reply reply) -> Optional.of(reply);
            case Verdict.Allowed allowed ->
                switch (command) {
                    case Command.Run run -> begin(hearer, at, run);
                    case Command.Help help -> Optional.of(new Reply.Help());
                    case Command.Misunderstood(Mistake mistake) -> Optional.of(new Reply.Misunderstood(mistake));
                };
        };
    }

    private Optional<Reply> begin(Hearer hearer, int at, Command.Run command) {
        if (hearer.reading() instanceof Reading.Wrong(var problems)) {
            return Optional.of(new Reply.ConfigurationWrong(problems));
        }
        String name = command.workflow().isEmpty() ? hearer.config().defaultWorkflow() : command.workflow();
        Optional<Workflow> found = desk.catalog().named(name);
        if (found.isEmpty()) {
            return mistaken(new Mistake.UnknownWorkflow(name, desk.catalog().names()));
        }
        Workflow workflow = found.get();
        Optional<Mistake> strange = strange(workflow, command.params().keySet());
        if (strange.isPresent()) {
            return mistaken(strange.get());
        }
        Map<String, String> params = new HashMap<>(workflow.signature().defaults());
        params.putAll(command.params());
        String key = hearer.origin().key() + "/" + at;
        engine.request(new Request(key, hearer.origin(), workflow, params, command.prompt(), hearer.config()));
        return Optional.empty();
    }

    private static Optional<Mistake> strange(Workflow workflow, Set<String> given) {
        List<String> known =
                workflow.signature().params().keySet().stream().sorted().toList();
        return given.stream()
                .filter(param -> !known.contains(param))
                .sorted()
                .findFirst()
                .map(param -> new Mistake.UnknownParameter(workflow.name(), param, known));
    }

    private static Optional<Reply> mistaken(Mistake mistake) {
        return Optional.of(new Reply.Misunderstood(mistake));
    }
}
