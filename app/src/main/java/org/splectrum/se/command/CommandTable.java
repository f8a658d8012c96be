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

    private static final Entry REBASE = new Entry(
            "rebase",
            "/se rebase",
            "Bring this pull request onto its newest base.",
            Permission.WRITE,
            Grammar.nothing(new Command.Rebase()));

    private static final Entry STATUS = new Entry(
            "status",
            "/se status [RUN]",
            "Show how the runs here stand, and what they ask.",
            Permission.READ,
            Grammar.onRun(Command.Status::new));

    private static final Entry CANCEL = new Entry(
            "cancel", "/se cancel [RUN]", "Stop a run for good.", Permission.WRITE, Grammar.onRun(Command.Cancel::new));

    private static final Entry RESUME = new Entry(
            "resume",
            "/se resume [RUN] [answer]",
            "Answer what a run asks, or let a paused one go on.",
            Permission.WRITE,
            Grammar::resume);

    private static final Entry RETRY = new Entry(
            "retry",
            "/se retry [RUN] [--from STEP]",
            "Do once more what did not reach its end, or a step and all that follows it.",
            Permission.WRITE,
            Grammar::retry);

    private static final Entry UNDO = new Entry(
            "undo",
            "/se undo [RUN]",
            "Take back what a run did: the branch goes back, the pull request is closed.",
            Permission.WRITE,
            Grammar.onRun(Command.Undo::new));

    private static final Entry BUDGET = new Entry(
            "budget",
            "/se budget [RUN] +USD",
            "Let a run cost so many US dollars more; a paused one goes on.",
            Permission.WRITE,
            Grammar::budget);

    private static final Entry LIST = new Entry(
            "list",
            "/se list",
            "Show the workflows and the latest runs.",
            Permission.READ,
            Grammar.nothing(new Command.Overview()));

    private static final Entry HELP =
            new Entry("help", "/se help", "Show this list.", Permission.WRITE, Grammar.nothing(new Command.Help()));

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
        return List.of(RUN, REBASE, STATUS, CANCEL, RESUME, RETRY, UNDO, BUDGET, LIST, HELP);
    }

    /** The entry with this word in lower case; empty where there is none. */
    public static Optional<Entry> named(String word) {
        return entries().stream().filter(entry -> entry.word().equals(word)).findFirst();
    }

    /** Whose rules hold for the command: who may ask for help may also be told what went wrong. */
    public static Entry of(Command command) {
        return switch (command) {
            case Command.Run run -> RUN;
            case Command.Rebase rebase -> REBASE;
            case Command.Status status -> STATUS;
            case Command.Cancel cancel -> CANCEL;
            case Command.Resume resume -> RESUME;
            case Command.Retry retry -> RETRY;
            case Command.Undo undo -> UNDO;
            case Command.Budget budget -> BUDGET;
            case Command.Overview overview -> LIST;
            case Command.Help help -> HELP;
            case Command.Misunderstood misunderstood -> HELP;
        };
    }
}
