package org.splectrum.se.report;

import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.splectrum.se.command.CommandTable;

/** The page for people is the table of commands; {@code -Dsnapshots=write} writes it anew. */
class CommandsPageTest {
    private static final String PAGE = """
            # Commands

            Write them in a comment on an issue or pull request, or in the body of an issue when you open it. (This page is made from the
            table of commands that SE itself reads; a test holds it so.)

            | Command | Does | Needs |
            |---|---|---|
            ROWS

            RUN is a run's name, as `fix-20260102-abc123`. Without one, the latest run on the issue or pull request is meant that the command
            fits. What a run asks, and the exact words that answer it, stand in its comment. Under its check are the buttons Cancel, Retry and
            Resume; a push to the branch of a run that waits because of a conflict is taken as its resolution.

            ## How they are read

            - A command stands at the start of a line, with at most three spaces before it. Upper and lower case are the same.
            - What stands in code, in a quote (`>`), in an HTML comment, in `<details>` or behind the signature of an e-mail commands
              nothing. So does a line inside inline code that goes over several lines.
            - The first word behind `/se run` is a workflow if there is one of that name; else it is the prompt's first word, and the
              repository's default workflow is run.
            - Parameters stand before the prompt: `--key value`, `--key=value`, `--key "several words"`. ` -- ` ends them.
            - The prompt goes on over the next lines until the next command. HTML comments in it are left out.
            - Up to ten commands of a comment are read.

            ## Who may give them

            Who has the permission named above on the repository, or more; GitHub is asked at the time. Apps count only where
            `trust.apps` in `.github/se.yml` lists their id. What SE itself writes never counts. Everybody else gets one short reply.

            ## Labels

            `se:run` starts the repository's default workflow, `se:<workflow>` that workflow; SE takes the label off again.
            """;

    @Test
    void the_page_of_commands_is_the_table() {
        String rows = CommandTable.entries().stream()
                .map(entry -> "| `" + entry.usage() + "` | " + entry.help() + " | "
                        + entry.needed().name().toLowerCase(Locale.ROOT) + " |")
                .collect(Collectors.joining("\n"));
        Snapshot.checkFile(Path.of("../docs/commands.md"), PAGE.replace("ROWS", rows));
    }
}
