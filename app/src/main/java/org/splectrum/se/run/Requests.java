package org.splectrum.se.run;

import java.util.Objects;
import org.splectrum.se.command.Command;
import org.splectrum.se.command.Origin;
import org.splectrum.se.model.RunId;
import org.splectrum.se.workflow.Catalogs;
import org.splectrum.se.workflow.RepositoryConfig;
import org.splectrum.se.workflow.RepositoryConfigs.Reading;
import org.splectrum.se.workflow.Workflow;

/** Makes requests of what people and programs ask for, and begins their runs. Thread-safe. */
public final class Requests {
    private final Engine engine;

    public Requests(Engine engine) {
        this.engine = engine;
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
                        new Outcome.Begun(
                                engine.request(new Request(key, origin, workflow, params, command.prompt(), config)));
                };
        };
    }
}
