package org.splectrum.se.command;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The labels that are commands. Pure. */
public final class LabelCommand {
    /** Starts the repository's default workflow. */
    public static final String RUN = "se:run";

    private static final String PREFIX = "se:";

    private LabelCommand() {}

    /** What the label asks for: one command, or none where it is a label like others. */
    public static List<Command> of(String label, Set<String> workflows) {
        if (label.equals(RUN)) {
            return List.of(new Command.Run("", Map.of(), ""));
        }
        boolean names = label.startsWith(PREFIX) && workflows.contains(label.substring(PREFIX.length()));
        return names ? List.of(new Command.Run(label.substring(PREFIX.length()), Map.of(), "")) : List.of();
    }
}
