package org.splectrum.se.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.splectrum.se.model.Nearest;

/**
 * Reads commands from what a person wrote. They stand at the start of a line, outside code, quotes, comments and what a mail
 * program appends; {@link Markdown} decides that. Pure, takes linear time, never throws.
 */
public final class CommandParser {
    /** More commands in one text are passed over. */
    static final int MOST_COMMANDS = 10;

    private static final String NAME = "/se";
    private static final String TRAILING = ".,:;!?";

    private final Vocabulary vocabulary;
    private final Set<String> workflows;
    private final List<Command> commands = new ArrayList<>();
    private final StringBuilder following = new StringBuilder();
    private String head = "";

    private CommandParser(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.workflows = vocabulary.workflows();
    }

    /**
     * All commands in the text, in order; empty where it holds none. What was misunderstood in the same way twice is there once.
     *
     * @param workflows the names that can be run, in lower case: the first word behind {@code run} is a workflow only if it is one of these
     */
    public static List<Command> parse(String markdown, Set<String> workflows) {
        return parse(markdown, Vocabulary.of(workflows));
    }

    /** The same where workflows have commands of their own, which never take the place of SE's. */
    public static List<Command> parse(String markdown, Vocabulary vocabulary) {
        CommandParser parser = new CommandParser(vocabulary);
        for (Line line : Markdown.lines(markdown)) {
            parser.read(line);
        }
        parser.finish();
        return List.copyOf(parser.commands);
    }

    private void read(Line line) {
        if (line.standing() == Line.Standing.OPEN && isCommand(line.text())) {
            finish();
            head = line.text().strip();
        } else if (!head.isEmpty()) {
            following.append(line.text().stripTrailing()).append('\n');
        }
    }

    private static boolean isCommand(String line) {
        if (Indent.of(line) > Indent.MOST) {
            return false;
        }
        String words = line.strip();
        return words.regionMatches(true, 0, NAME, 0, NAME.length())
                && (words.length() == NAME.length() || Character.isWhitespace(words.charAt(NAME.length())));
    }

    private void finish() {
        if (head.isEmpty()) {
            return;
        }
        add(commands.size() < MOST_COMMANDS ? command() : misunderstood(new Mistake.TooManyCommands(MOST_COMMANDS)));
        head = "";
        following.setLength(0);
    }

    private void add(Command command) {
        if (command instanceof Command.Run || !commands.contains(command)) {
            commands.add(command);
        }
    }

    private Command command() {
        Arguments arguments = new Arguments(head.substring(NAME.length()));
        String written = arguments.word();
        arguments.skip(written);
        String word = bare(written).toLowerCase(Locale.ROOT);
        Wording wording = new Wording(arguments.rest(), following.toString(), workflows);
        return CommandTable.named(word)
                .map(entry -> entry.grammar().read(wording))
                .or(() -> own(word, wording))
                .orElseGet(() -> misunderstood(mistake(written, word)));
    }

    private Optional<Command> own(String word, Wording wording) {
        return Optional.ofNullable(vocabulary.words().get(word)).map(workflow -> Grammar.run(workflow, wording));
    }

    private Mistake mistake(String written, String word) {
        if (word.isEmpty()) {
            return new Mistake.NoCommand();
        }
        if (workflows.contains(word)) {
            return new Mistake.UnknownCommand(written, "run " + word);
        }
        List<String> known =
                CommandTable.entries().stream().map(CommandTable.Entry::word).toList();
        return new Mistake.UnknownCommand(written, Nearest.to(word, known).orElse(""));
    }

    private static Command misunderstood(Mistake mistake) {
        return new Command.Misunderstood(mistake);
    }

    /** The word as it is meant in {@code --help} and {@code help!}. */
    private static String bare(String word) {
        int start = 0;
        while (start < word.length() && word.charAt(start) == '-') {
            start++;
        }
        int end = word.length();
        while (end > start && TRAILING.indexOf(word.charAt(end - 1)) >= 0) {
            end--;
        }
        return word.substring(start, end);
    }
}
