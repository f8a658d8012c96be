package org.splectrum.se.run;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.splectrum.se.command.Command;
import org.splectrum.se.command.Origin;
import org.splectrum.se.model.RunId;
import org.splectrum.se.workflow.Catalogs;
import org.splectrum.se.workflow.Expressions.Worked;
import org.splectrum.se.workflow.RepositoryConfig;
import org.splectrum.se.workflow.RepositoryConfigs.Reading;
import org.splectrum.se.workflow.Scope;
import org.splectrum.se.workflow.Workflow;

/** Makes requests of what people and programs ask for, and begins their runs. Thread-safe. */
public final class Requests {
    /** Characters of a group's name. */
    private static final int GROUP = 200;

    private final Engine engine;
    private final RunPreconditions runPreconditions;

    public Requests(Engine engine, RunPreconditions runPreconditions) {
        this.engine = engine;
        this.runPreconditions = runPreconditions;
    }

    /** What a repository says to it: its configuration and its workflows. */
    public record There(Reading config, Catalogs.Reading workflows) {
        public There {
            Objects.requireNonNull(config, "config is null");
            Objects.requireNonNull(workflows, "workflows is null");
        }
    }

    /** What came of asking. */
    public sealed interface Outcome {
        /** The run is on disk; by the same key it is the same run. */
        record Begun(RunId run) implements Outcome {
            public Begun {
                Objects.requireNonNull(run, "run is null");
            }
        }

        /** Nothing was begun. */
        record Refused(Reply why) implements Outcome {
            public Refused {
                Objects.requireNonNull(why, "why is null");
            }
        }
    }

    /**
     * Begins the run, where nothing speaks against it.
     *
     * @param key the same for the same wish
     * @param origin whose person may ask for it
     */
    public Outcome begin(String key, Origin origin, There there, Command.Run command) {
        return switch (there.config()) {
            case Reading.Wrong(var problems) -> new Outcome.Refused(new Reply.ConfigurationWrong(problems));
            case Reading.Right(RepositoryConfig config) ->
                switch (Planning.plan(command, config.defaultWorkflow(), there.workflows())) {
                    case Planning.Outcome.Refused(Reply why) -> new Outcome.Refused(why);
                    case Planning.Outcome.Planned(Workflow workflow, var params) ->
                        begin(new Request(key, origin, workflow, params, command.prompt(), config));
                };
        };
    }

    private Outcome begin(Request request) {
        Workflow workflow = request.workflow();
        String image = workflow.terms().sandbox().image();
        if (!runPreconditions.allows(image)) {
            return new Outcome.Refused(new Reply.ImageNotAllowed(workflow.name(), image, runPreconditions.images()));
        }
        return switch (group(request)) {
            case Worked.Failed<String>(String why) ->
                new Outcome.Refused(new Reply.ConfigurationWrong(
                        List.of(workflow.name() + ", the group in “concurrency”: " + why)));
            case Worked.Out<String>(String group) -> within(request.inGroup(group));
        };
    }

    private Worked<String> group(Request request) {
        Workflow workflow = request.workflow();
        String text = workflow.terms().concurrency().group();
        Scope scope = new Scope(
                "", new Scope.Known(Map.of(), workflow.signature(), request.params(), Map.of(), Facts.of(request)));
        Worked<String> group = runPreconditions.expressions().render(text, scope);
        return group instanceof Worked.Out<String>(String name) && name.length() > GROUP
                ? new Worked.Failed<>("its name comes to more than " + GROUP + " characters")
                : group;
    }

    /** What was begun already is not counted against itself, whatever came after it. */
    private Outcome within(Request request) {
        return engine.begun(request.key())
                .<Outcome>map(Outcome.Begun::new)
                .orElseGet(() -> runPreconditions.quotas().pass(request, () -> admitted(request)));
    }

    private Outcome admitted(Request request) {
        return switch (engine.admit(request)) {
            case Engine.Admission.Begun(RunId run) -> new Outcome.Begun(run);
            case Engine.Admission.Busy(RunId going) ->
                new Outcome.Refused(new Reply.GroupBusy(request.workflow().name(), going));
        };
    }
}
