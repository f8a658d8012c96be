package org.splectrum.se.command;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.splectrum.se.model.Permission;

/** Every command SE knows: the parser, the help, the docs page and the permission check read this one table. */
public final class CommandTable {
    private static final Entry RUN = new Entry(
            "run",
            "/se run [WORKFLOW] [--key value]… [prompt]",
            "Start a run; the prompt may go on over the next lines.",
            Permission.WRITE,
            Grammar::run);

    private static final Entry HELP = new Entry("help", "/se help", "Show this list.", Permission.WRITE, Grammar::help);

    /** Words that later versions will know. */
    private static final List<String> PLANNED =
            List.of("rebase", "status", "cancel", "resume", "retry", "undo", "budget", "list");

    private CommandTable() {}

    /**
     * One command.
     *
     * @param word what stands behind {@code /se}, in lower case
     * @param usage as people write it
     * @param help one sentence
     * @param needed what a person must be allowed on the repository to give it
     * @param grammar how what stands behind the word is read
     */
    public record Entry(String word, String usage, String help, Permission needed, Grammar grammar) {
        public Entry {
            Objects.requireNonNull(word, "word is null");
            Objects.requireNonNull(usage, "usage is null");
            Objects.requireNonNull(help, "help is null");
            Objects.requireNonNull(needed, "needed is null");
            Objects.requireNonNull(grammar, "grammar is null");
        }
    }

    /** In the order in which help shows them. */
    public static List<Entry> entries() {
        return List.of(RUN, HELP);
    }

    /** Words of commands that are planned and not built. */
    public static List<String> planned() {
        return PLANNED;
    }

    /** The entry with this word in lower case; empty where there is none. */
    public static Optional<Entry> named(String word) {
        return entries().stream().filter(entry -> entry.word().equals(word)).findFirst();
    }

    /** Whose rules hold for the command: who may ask for help may also be told what went wrong. */
    public static Entry of(Command command) {
        return switch (command) {
            case Command.Run run -> RUN;
            case Command.Help help -> HELP;
            case Command.Misunderstood misunderstood -> HELP;
        };
    }
}
