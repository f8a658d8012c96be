package org.splectrum.se.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.splectrum.se.command.Command;
import org.splectrum.se.command.Mistake;
import org.splectrum.se.model.Place;
import org.splectrum.se.workflow.Catalog;
import org.splectrum.se.workflow.RepositoryConfigs.Reading;
import org.splectrum.se.workflow.Workflow;

/** Begins the runs that are asked for, where they can be. */
final class Beginnings {
    private final Catalog catalog;
    private final Engine engine;

    Beginnings(Catalog catalog, Engine engine) {
        this.catalog = catalog;
        this.engine = engine;
    }

    /** What speaks against it; empty where the run is begun, or was already. */
    Optional<Reply> rebase(Hearer hearer, int at) {
        if (hearer.origin().place().kind() != Place.Kind.PULL_REQUEST) {
            return mistaken(new Mistake.NotAPullRequest("rebase"));
        }
        return begin(hearer, at, new Command.Run(Command.Rebase.WORKFLOW, Map.of(), ""));
    }

    /** What speaks against it; empty where the run is begun, or was already. */
    Optional<Reply> begin(Hearer hearer, int at, Command.Run command) {
        if (hearer.reading() instanceof Reading.Wrong(var problems)) {
            return Optional.of(new Reply.ConfigurationWrong(problems));
        }
        String name = command.workflow().isEmpty() ? hearer.config().defaultWorkflow() : command.workflow();
        Optional<Workflow> found = catalog.named(name);
        if (found.isEmpty()) {
            return mistaken(new Mistake.UnknownWorkflow(name, catalog.names()));
        }
        Workflow workflow = found.get();
        Optional<Mistake> strange = strange(workflow, command.params().keySet());
        if (strange.isPresent()) {
            return mistaken(strange.get());
        }
        Map<String, String> params = new HashMap<>(workflow.signature().defaults());
        params.putAll(command.params());
        engine.request(
                new Request(hearer.key(at), hearer.origin(), workflow, params, command.prompt(), hearer.config()));
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
