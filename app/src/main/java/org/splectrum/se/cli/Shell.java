package org.splectrum.se.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jline.reader.EOFError;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.reader.SyntaxError;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** Does one command after another. For one thread. */
final class Shell {
    static final List<String> LEAVE = List.of("exit", "quit");

    private static final String PROMPT = "se> ";

    private final Supplier<CommandLine> commands;
    private final RemoteCommand.Line line;
    private final Parser parser = parser();
    private int code = ExitCode.OK;

    /** @param commands new ones each time, so that what was typed before leaves nothing in them */
    Shell(Supplier<CommandLine> commands, RemoteCommand.Line line) {
        this.commands = commands;
        this.line = line;
    }

    /** What stands before the commands of the shell. */
    @Command(
            name = "",
            customSynopsis = "COMMAND …",
            footer = {"", "“exit” leaves."})
    static final class Typed {}

    private static Parser parser() {
        DefaultParser parser = new DefaultParser();
        parser.setLineCommentDelims(new String[] {"#"});
        parser.setEofOnUnclosedQuote(true);
        return parser;
    }

    /** Takes a command a line. @return the exit code of the last one, 0 where there was none */
    int read(BufferedReader lines) throws IOException {
        Optional<String> typed = Optional.ofNullable(lines.readLine());
        while (typed.isPresent()) {
            try {
                if (!goesOn(parser.parse(typed.get(), typed.get().length(), Parser.ParseContext.ACCEPT_LINE))) {
                    return code;
                }
            } catch (EOFError e) {
                code = line.exits().of(new Outcome.WrongUse(List.of("a quote is not closed: " + typed.get())));
            }
            typed = Optional.ofNullable(lines.readLine());
        }
        return code;
    }

    /**
     * Asks for commands until somebody leaves. Ctrl-C ends what is being followed, or the line that is being typed.
     *
     * @param history need not exist
     * @return the exit code of the last command
     */
    int talk(Terminal terminal, Path history) {
        try {
            HistoryFile.secure(history);
        } catch (IOException e) {
            line.console().say("se: note: what is typed is not kept, for " + history + " cannot be written");
        }
        LineReader reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .parser(parser)
                .completer(new ShellCompleter(commands, new Client(line.remote())))
                .variable(LineReader.HISTORY_FILE, history)
                .build();
        Thread own = Thread.currentThread();
        terminal.handle(Signal.INT, _ -> own.interrupt());
        line.console().say("se: speaking to " + line.remote() + ". “help” lists the commands, “exit” leaves.");
        boolean goesOn = true;
        while (goesOn) {
            goesOn = asked(reader);
        }
        return code;
    }

    private boolean asked(LineReader reader) {
        try {
            reader.readLine(PROMPT);
            return goesOn(reader.getParsedLine());
        } catch (UserInterruptException e) {
            return true;
        } catch (EndOfFileException e) {
            return false;
        } catch (SyntaxError e) {
            line.console().say("se: " + e.getMessage());
            return true;
        }
    }

    /** @return whether another line may come */
    private boolean goesOn(ParsedLine typed) {
        List<String> words =
                typed.words().stream().filter(word -> !word.isEmpty()).toList();
        if (words.isEmpty()) {
            return true;
        }
        if (LEAVE.contains(words.getFirst())) {
            return false;
        }
        code = commands.get().execute(words.toArray(String[]::new));
        // Ctrl-C was for that command.
        Thread.interrupted();
        return true;
    }
}
