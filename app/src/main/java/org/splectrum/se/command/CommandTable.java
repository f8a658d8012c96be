package org.splectrum.se.command;

import java.util.List;
import org.splectrum.se.model.Permission;

/** Every command SE knows: the parser, the help, the docs page and the permission check read this one table. */
public final class CommandTable {
    private CommandTable() {}

    /**
     * One command.
     *
     * @param usage as people write it
     */
    public record Entry(String word, String usage, String help, Permission needed) {}

    /** In the order in which help shows them. */
    public static List<Entry> entries() {
        return List.of(
                new Entry(
                        "run",
                        "/se run [WORKFLOW] [--key value]… [prompt]",
                        "Start a run; the prompt may go on over the next lines.",
                        Permission.WRITE),
                new Entry("help", "/se help", "Show this list.", Permission.WRITE));
    }
}
