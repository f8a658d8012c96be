package org.splectrum.se.command;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The labels that are commands. Pure. */
public final class LabelCommand {
    /** Starts the repository's default workflow. */
    public static final String RUN = "se:run";

    /** Show how a run stands; put there by SE, and commands for nobody. */
    public static final Set<String> STATES = Set.of("se:running", "se:needs-help", "se:done", "se:failed");

    private static final String PREFIX = "se:";

    private LabelCommand() {}

    /** What the label asks for: one command, or none where it is a label like others. */
    public static List<Command> of(String label, Vocabulary vocabulary) {
        if (label.equals(RUN)) {
            return List.of(new Command.Run("", Map.of(), ""));
        }
        String named = label.startsWith(PREFIX) ? label.substring(PREFIX.length()) : "";
        String workflow = vocabulary.labels().getOrDefault(label, named);
        return vocabulary.workflows().contains(workflow) ? List.of(new Command.Run(workflow, Map.of(), "")) : List.of();
    }
}
