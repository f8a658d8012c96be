package org.splectrum.se.runner.work;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.splectrum.se.runner.agent.Agent;
import org.splectrum.se.runner.agent.ClaudeCode;
import org.splectrum.se.runner.conflict.Mergiraf;
import org.splectrum.se.runner.conflict.Resolver;
import org.splectrum.se.runner.gateway.Backoff;
import org.splectrum.se.runner.gateway.Gateway;
import org.splectrum.se.runner.gateway.Journal;
import org.splectrum.se.runner.gateway.Patience;
import org.splectrum.se.runner.git.Harvest;
import org.splectrum.se.runner.git.Workspace;
import org.splectrum.se.runner.process.AttemptFailed;
import org.splectrum.se.runner.process.Command;
import org.splectrum.se.runner.process.Ended;
import org.splectrum.se.runner.process.Population;
import org.splectrum.se.runner.protocol.Failure;
import org.splectrum.se.runner.protocol.FileConflict;
import org.splectrum.se.runner.protocol.Inquiry;
import org.splectrum.se.runner.protocol.Message;
import org.splectrum.se.runner.protocol.Resolving;
import org.splectrum.se.runner.protocol.Routes;
import org.splectrum.se.runner.protocol.Ruling;

/** What an attempt resolves conflicts with: the server behind the gateway, and a Claude Code that can only read. */
final class Resolutions {
    private static final Duration SILENCE = Duration.ofMinutes(10);
    private static final Patience PATIENCE = new Patience(Duration.ofMinutes(5), Duration.ofSeconds(1), () -> {});

    private final Attempt attempt;
    private final Resolving resolving;
    private final Journal journal;

    private Resolutions(Attempt attempt, Resolving resolving, Journal journal) {
        this.attempt = attempt;
        this.resolving = resolving;
        this.journal = journal;
    }

    static Resolver of(Attempt attempt, Resolving resolving, Journal journal) {
        Resolutions parts = new Resolutions(attempt, resolving, journal);
        return new Resolver(resolving, parts::ask, parts::merge, parts::answer, parts::run);
    }

    /** Whatever the program started is ended with it. */
    private Optional<String> merge(FileConflict conflict) {
        Surroundings places = attempt.surroundings();
        attempt.memory().awaitHidden();
        try {
            return new Mergiraf(places.temporary(), places.shell(), attempt.deadline()).merge(conflict);
        } finally {
            Population.killEveryoneElse();
        }
    }

    private Ruling ask(Inquiry inquiry) {
        Gateway gateway = new Gateway(attempt.surroundings().socket());
        Backoff backoff = new Backoff(PATIENCE);
        while (true) {
            try {
                return gateway.ask(attempt.order().token(), inquiry);
            } catch (IOException e) {
                if (!backoff.pause()) {
                    throw new AttemptFailed(Failure.RUNNER_BROKEN, "asking about a conflict: " + e.getMessage());
                }
            }
        }
    }

    /** Whatever the command started is ended with it. */
    private Ended run(String command, String file) {
        journal.tell(new Message.Logged("making " + file + " anew: " + command));
        attempt.memory().awaitHidden();
        Map<String, String> shell = attempt.surroundings().shell();
        shell.put("SE_FILE", file);
        try {
            return new Command(
                            List.of("/bin/bash", "-c", command),
                            attempt.surroundings().workspace(),
                            shell)
                    .runMerged(attempt.deadline(), attempt.order().limits().outputBytes());
        } finally {
            Population.killEveryoneElse();
        }
    }

    /** Brings the commit to the attempt's ref, past all that a command may have left in the workspace's own configuration. */
    static void push(Attempt attempt, Workspace workspace, Resolver resolver, String commit) {
        if (resolver.ranCommands()) {
            Population.killEveryoneElse();
            Surroundings places = attempt.surroundings();
            Harvest.of(places.workspace(), places.temporary(), attempt.checkout(), attempt.deadline())
                    .push(attempt.remote(), commit);
        } else {
            workspace.push(commit);
        }
    }

    /** A conversation of its own each time, so that one try knows of another only what it is told. */
    private String answer(String prompt, String schema) {
        journal.tell(new Message.Asked(prompt));
        Surroundings places = attempt.surroundings();
        Command command = new ClaudeCode(places.claude(), attempt.forwarder().url(Routes.MODEL))
                .reading(
                        resolving.model(),
                        ClaudeCode.begin(UUID.randomUUID().toString()),
                        schema,
                        places.workspace(),
                        places.shell());
        attempt.memory().awaitHidden();
        try (Agent agent = Agent.start(command)) {
            return agent.converse(prompt, journal, attempt.deadline(), SILENCE);
        } finally {
            Population.killEveryoneElse();
        }
    }
}
