package org.splectrum.se.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code se shell}. */
@Command(
        name = "shell",
        description = {
            "Type one command after another, with completion and history.",
            "From a pipe or a file it takes a command a line, and ends with the exit code of the last one."
        },
        mixinStandardHelpOptions = true,
        versionProvider = CommandLines.Version.class)
final class ShellCommand implements Callable<Integer> {
    private final Shell shell;

    @Option(
            names = "--history",
            paramLabel = "FILE",
            defaultValue = "${env:XDG_STATE_HOME:-${sys:user.home}/.local/state}/se/shell-history",
            description = "Where typed lines are kept. Without it: ${DEFAULT-VALUE}.")
    private Path history = Path.of("shell-history");

    ShellCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws IOException {
        if (Optional.ofNullable(System.console())
                .filter(java.io.Console::isTerminal)
                .isEmpty()) {
            return shell.read(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
        }
        try (Terminal terminal = TerminalBuilder.builder().name("se").build()) {
            return shell.talk(terminal, history);
        }
    }
}
