package org.splectrum.se.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.splectrum.se.model.RunId;

/** Texts put together at random; a failing test's name holds the seed. */
class CommandFuzzTest {
    private static final Set<String> WORKFLOWS = Set.of("fix");

    private static final List<String> PIECES = List.of(
            "/se",
            "/se run",
            "/se help",
            "/se status",
            "/se cancel",
            "/se resume",
            "/se retry",
            "/se undo",
            "/se budget",
            "fix-20260102-abc123",
            "--from",
            "+5",
            "+$2.50",
            " ",
            "  ",
            "    ",
            "\n",
            "\n\n",
            "\r\n",
            "\t",
            "fix",
            "--a",
            "=b",
            "\"",
            "'",
            "`",
            "```",
            "````",
            "~~~",
            "> ",
            "- ",
            "1. ",
            "<!--",
            "-->",
            "<details>",
            "</details>",
            "<pre>",
            "</pre>",
            "\\",
            "#",
            "---",
            "-- ",
            "On Mon 1, x wrote:",
            "Sent from my iPhone",
            "word",
            "é",
            "\uD83D\uDC4D",
            "\uD800",
            "\u200B",
            "\u202E",
            "\u0000",
            "—");

    private static LongStream seeds() {
        long first = System.nanoTime();
        return LongStream.range(first, first + 20);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void parsing_holds_its_promises_whatever_the_text(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 250; round++) {
            String text = text(random);
            List<Command> commands = CommandParser.parse(text, WORKFLOWS);
            assertThat(commands)
                    .as("seed %d, round %d, text %s", seed, round, text)
                    .hasSizeLessThanOrEqualTo(CommandParser.MOST_COMMANDS + 1)
                    .allSatisfy(CommandFuzzTest::holds)
                    .isEqualTo(CommandParser.parse(text, WORKFLOWS));
            assertThat(CommandParser.parse(quoted(text), WORKFLOWS))
                    .as("quoted")
                    .isEmpty();
            assertThat(CommandParser.parse(fenced(text), WORKFLOWS))
                    .as("fenced")
                    .isEmpty();
            assertThat(CommandParser.parse("<!--\n" + text.replace(">", "") + "\n-->", WORKFLOWS))
                    .as("hidden")
                    .isEmpty();
            assertThat(CommandParser.parse("/se run fix it\n\n" + text, WORKFLOWS))
                    .as("behind a command of its own")
                    .hasSizeGreaterThanOrEqualTo(1)
                    .first()
                    .isInstanceOf(Command.Run.class);
        }
    }

    private static void holds(Command command) {
        if (command instanceof Command.Run(var workflow, var params, var prompt)) {
            assertThat(workflow).isIn("", "fix");
            assertThat(params.keySet()).allMatch(key -> key.matches("[A-Za-z][A-Za-z0-9_-]*"));
            assertThat(prompt).isEqualTo(prompt.strip()).doesNotContain("\u200B", "\u202E", "\u0000");
        }
        String run = switch (command) {
            case Command.Status(var named) -> named;
            case Command.Cancel(var named) -> named;
            case Command.Resume(var named, var answer) -> named;
            case Command.Retry(var named, var from) -> named;
            case Command.Undo(var named) -> named;
            case Command.Budget(var named, var microUsd) -> named;
            case Command.Run other -> "";
            case Command.Rebase other -> "";
            case Command.Overview other -> "";
            case Command.Help other -> "";
            case Command.Misunderstood other -> "";
        };
        assertThat(run.isEmpty() || RunId.read(run).isPresent()).as(run).isTrue();
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(60), 0, PIECES.size())
                .mapToObj(PIECES::get)
                .collect(Collectors.joining());
    }

    private static String quoted(String text) {
        return text.lines().map(line -> "> " + line).collect(Collectors.joining("\n"));
    }

    private static String fenced(String text) {
        String fence = "`".repeat(300);
        return fence + "\n" + text + "\n" + fence;
    }
}
