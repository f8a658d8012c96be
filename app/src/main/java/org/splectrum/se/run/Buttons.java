package org.splectrum.se.run;

import java.util.Optional;
import org.splectrum.se.command.Button;
import org.splectrum.se.command.Command;
import org.splectrum.se.command.Origin;
import org.splectrum.se.intake.GitHubEvent;
import org.splectrum.se.intake.Scene;
import org.splectrum.se.model.Person;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.model.RunId;
import org.splectrum.se.workflow.Triggers;

/** What pressing a button under a check means: the command on the check's run that it stands for. */
final class Buttons {
    private final Runs runs;
    private final CommandHandler commandHandler;

    Buttons(Runs runs, CommandHandler commandHandler) {
        this.runs = runs;
        this.commandHandler = commandHandler;
    }

    /** @param key the same for the same pressing */
    void press(String key, GitHubEvent.CheckPressed pressed, Scene scene) throws InterruptedException {
        Optional<Run> run = run(pressed.home().repository(), pressed.externalId());
        Optional<Button> button = Button.of(pressed.button());
        if (run.isPresent() && button.isPresent()) {
            Origin origin = origin(key, run.get(), pressed.sender(), scene);
            commandHandler.hear(origin, button.get().on(run.get().id()));
        }
    }

    /** What did not reach its end is tried again; where all did, or the workflow asks for that, the same is done in a new run. */
    void rerequest(String key, GitHubEvent.CheckRerequested again, Scene scene) throws InterruptedException {
        Optional<Run> found = run(again.home().repository(), again.externalId());
        if (found.isEmpty()) {
            return;
        }
        Run run = found.get();
        boolean done = run.refusal(key + "/0", new Action.Retry("")).isPresent();
        boolean asks = run.request().workflow().on().moments().contains(Triggers.Moment.CHECK);
        boolean over = run.state().ended() && (done || asks);
        Request request = run.request();
        commandHandler.hear(
                origin(key, run, again.sender(), scene),
                over
                        ? new Command.Run(request.workflow().name(), request.params(), request.prompt())
                        : Button.RETRY.on(run.id()));
    }

    private static Origin origin(String key, Run run, Person person, Scene scene) {
        Origin asked = run.request().origin();
        return new Origin(
                key,
                asked.place(),
                asked.title(),
                person,
                0,
                Origin.Event.named("check").in(scene));
    }

    private Optional<Run> run(RepositoryName repository, String externalId) {
        return RunId.read(externalId)
                .flatMap(runs::find)
                .filter(run -> run.request().origin().place().repository().equals(repository));
    }
}
