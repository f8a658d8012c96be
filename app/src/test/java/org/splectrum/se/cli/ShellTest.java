package org.splectrum.se.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Parser;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.splectrum.se.web.ApiSite;

class ShellTest {
    @TempDir
    private Path folder;

    private final ApiSite site = new ApiSite();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @AfterEach
    void close() {
        site.close();
    }

    private RemoteCommand.Line line() {
        Console console = new Console(new PrintWriter(out, true), new PrintWriter(err, true));
        return new RemoteCommand.Line(new Remote(site.url(), ApiSite.TOKEN), console, new Exits(console));
    }

    private Shell shell() {
        RemoteCommand.Line line = line();
        return new Shell(() -> CommandLines.typed(line), line);
    }

    private int read(String lines) throws IOException {
        return shell().read(new BufferedReader(new StringReader(lines)));
    }

    private List<String> offered(String typed) throws IOException {
        try (Terminal terminal = terminal("", new ByteArrayOutputStream())) {
            LineReader reader = LineReaderBuilder.builder().terminal(terminal).build();
            List<Candidate> candidates = new ArrayList<>();
            new ShellCompleter(() -> CommandLines.typed(line()), new Client(line().remote()))
                    .complete(
                            reader,
                            new DefaultParser().parse(typed, typed.length(), Parser.ParseContext.COMPLETE),
                            candidates);
            return candidates.stream().map(Candidate::value).toList();
        }
    }

    private static Terminal terminal(String typed, ByteArrayOutputStream shown) throws IOException {
        return new DumbTerminal(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)), shown);
    }

    @Test
    void commands_are_done_one_after_another() throws IOException {
        String first = site.begun("ask");
        assertThat(read("# what there is\n\nlist repos\nlist workflows\nexecute fix --repo octo/calculator --issue 7"
                        + " --prompt \"please hold\" --async\nstatus " + first + "\nexit\nlist repos\n"))
                .isZero();
        assertThat(out.toString())
                .startsWith("octo/calculator\nWORKFLOW ")
                .containsPattern("\nfix-[0-9]+-[a-z0-9]+\nRUN ")
                .containsOnlyOnce("octo/calculator\nWORKFLOW");
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        stauts                    | 2 | se: there is no command “stauts”; did you mean “status”?
        logs                      | 2 | se: missing required parameter: 'RUN'
        logs fix-20260102-zzzzzz  | 1 | There is no run of this id
        status 'fix               | 2 | a quote is not closed: status 'fix
        serve                     | 2 | se: there is no command “serve”
        """)
    void a_command_that_fails_says_why_and_the_last_one_counts(String typed, int code, String words)
            throws IOException {
        assertThat(read(typed)).isEqualTo(code);
        assertThat(err.toString()).contains(words);
        assertThat(read(typed + "\nlist repos")).isZero();
    }

    @Test
    void what_was_typed_before_leaves_nothing_behind() throws IOException {
        assertThat(read("execute fix --repo octo/calculator --issue 7 --async\nexecute fix --issue 7 --async"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("se: missing required option: '--repo=OWNER/NAME'");
    }

    @Test
    void a_person_is_asked_and_what_was_typed_is_kept() throws IOException {
        Path history = folder.resolve("se/shell-history");
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        try (Terminal terminal = terminal("list repos\nnonsense\nhelp\nquit\n", shown)) {
            assertThat(shell().talk(terminal, history)).isZero();
        }
        assertThat(shown.toString(StandardCharsets.UTF_8)).contains("se> ");
        assertThat(out.toString()).contains("octo/calculator\n", "execute", "budget");
        assertThat(err.toString())
                .startsWith("se: speaking to " + site.url())
                .contains("there is no command “nonsense”");
        assertThat(Files.readString(history)).contains("list repos");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(history)))
                .isEqualTo("rw-------");
    }

    @Test
    void a_history_of_before_is_read_by_its_owner_alone_from_now_on() throws IOException {
        Path history = Files.writeString(folder.resolve("old"), "list repos\n");
        Files.setPosixFilePermissions(history, PosixFilePermissions.fromString("rw-r--r--"));
        HistoryFile.secure(history);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(history)))
                .isEqualTo("rw-------");
        assertThat(history).hasContent("list repos\n");
    }

    @Test
    void the_end_of_input_leaves_too() throws IOException {
        try (Terminal terminal = terminal("logs nonsense-1", new ByteArrayOutputStream())) {
            assertThat(shell().talk(terminal, folder.resolve("history"))).isZero();
        }
    }

    @Test
    void what_can_come_next_is_offered() throws IOException {
        String run = site.begun("ask");
        assertThat(offered("")).contains("execute", "status", "help", "exit").doesNotContain("serve", "shell");
        assertThat(offered("status ")).contains(run);
        assertThat(offered("resume ")).contains(run);
        assertThat(offered("resume " + run + " ")).contains("--answer").doesNotContain(run);
        assertThat(offered("execute ")).contains("fix", "review");
        assertThat(offered("execute fix --repo ")).contains("octo/calculator");
        assertThat(offered("list ")).contains("workflows", "runs", "repos");
    }

    @Test
    void where_no_server_answers_only_its_names_are_missing() throws IOException {
        site.close();
        assertThat(offered("st")).contains("status");
        assertThat(offered("status ")).doesNotContain("fix");
    }
}
