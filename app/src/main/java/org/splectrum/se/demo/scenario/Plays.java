package org.splectrum.se.demo.scenario;

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.splectrum.se.demo.GitHubSimulator;
import org.splectrum.se.demo.Person;
import org.splectrum.se.demo.model.Script;
import org.splectrum.se.demo.model.Turn;

/** The scenarios, one by one. */
final class Plays {
    private static final String WRONG_SUM = """
            `bash calc.sh add 2 3` prints `-1`. It should print `5`.

            `bash test.sh` shows it too.
            """;
    private static final String TO_THE_MODEL = "The scripted model of the demo plays its scenarios only."
            + " Start the demo with `--agent real` and `ANTHROPIC_API_KEY` for anything else.";

    private static final String SUBTRACT = "  subtract) echo $(($2 - $3)) ;;";

    /** What the person of the refused conflict says. */
    private static final String ANSWER = "keep both: the mended add, and the new subtract";

    private static final String BOTH = """
            {"hunks": [{"number": 1, "text": "  add) echo $(($2 + $3)) ;;\\n  subtract) echo $(($2 - $3)) ;;\\n",
            "reason": "`add` is mended, and `subtract` is new."}]}
            """;

    /** Without what the base added. */
    private static final String ONE_SIDE = """
            {"hunks": [{"number": 1, "text": "  add) echo $(($2 + $3)) ;;\\n", "reason": "`add` is mended."}]}
            """;

    private Plays() {}

    static Scenario issue() {
        String title = "Adding two numbers gives the wrong result";
        return new Scenario(
                "issue",
                "a comment on an issue: it is solved and a pull request opened",
                title,
                Scenario.End.PULL_REQUEST,
                github -> mending(),
                github -> {
                    int issue = open(github, title, WRONG_SUM);
                    ada(github).comment(Calculator.REPOSITORY, issue, "/se run fix the sum, and keep the tests green");
                    return issue;
                });
    }

    static Scenario question() {
        String title = "How does the calculator know what to do?";
        return new Scenario(
                "question",
                "a question: it is answered in the comment, without a change",
                title,
                Scenario.End.ANSWER,
                github -> answering(),
                github -> {
                    int issue = open(github, title, "I would like to add a `divide`.");
                    ada(github).comment(Calculator.REPOSITORY, issue, "/se run explain how calc.sh picks an operation");
                    return issue;
                });
    }

    static Scenario label() {
        String title = "The sum is off";
        return new Scenario(
                "label",
                "a label on an issue: it is solved and a pull request opened, as for a comment",
                title,
                Scenario.End.PULL_REQUEST,
                github -> mending(),
                github -> {
                    int issue = open(github, title, WRONG_SUM);
                    ada(github).label(Calculator.REPOSITORY, issue, "se:fix");
                    return issue;
                });
    }

    static Scenario conflict() {
        String title = "2 + 3 is not -1";
        return new Scenario(
                "conflict",
                "while the agent works, somebody changes the lines beside its own: the conflict is resolved and proved",
                title,
                Scenario.End.PULL_REQUEST,
                github -> overtaken(github, asked -> new Turn.Form(BOTH)),
                github -> {
                    int issue = open(github, title, WRONG_SUM);
                    ada(github).comment(Calculator.REPOSITORY, issue, "/se run");
                    return issue;
                });
    }

    static Scenario refusedConflict() {
        String title = "3 + -2 should be 1";
        Script wrong = asked -> new Turn.Form(asked.prompt().contains(ANSWER) ? BOTH : ONE_SIDE);
        return new Scenario(
                        "conflict-refused",
                        "a conflict as above, but the model's resolution loses a change and is refused: a person says"
                                + " what to do, and the run goes on",
                        title,
                        Scenario.End.PULL_REQUEST,
                        github -> overtaken(github, wrong),
                        github -> {
                            int issue = open(github, title, WRONG_SUM);
                            ada(github).comment(Calculator.REPOSITORY, issue, "/se run");
                            return issue;
                        })
                .answered(ANSWER);
    }

    /** For all that no scenario is about. */
    static Script lost() {
        return Script.of(new Turn.Say("ANSWER\n" + TO_THE_MODEL));
    }

    private static int open(GitHubSimulator github, String title, String body) {
        return ada(github).openIssue(Calculator.REPOSITORY, title, body).number();
    }

    private static Person ada(GitHubSimulator github) {
        return github.person(Calculator.ADA);
    }

    private static Script mending() {
        return Script.of(
                new Turn.Use("I look at the program first.", "Read", Map.of("file_path", "{cwd}/calc.sh")),
                new Turn.Use(
                        "`add` subtracts. I mend that line.",
                        "Edit",
                        Map.of(
                                "file_path", "{cwd}/calc.sh",
                                "old_string", Calculator.WRONG,
                                "new_string", Calculator.RIGHT)),
                new Turn.Use(
                        "Now the tests.", "Bash", Map.of("command", "bash test.sh", "description", "Run the tests")),
                new Turn.Say("`add` subtracted its second number from the first, so `add 2 3` gave -1."
                        + " It adds now, in `calc.sh`; nothing else is changed. `bash test.sh` passes."));
    }

    private static Script answering() {
        return Script.of(
                new Turn.Use("I look at the program.", "Read", Map.of("file_path", "{cwd}/calc.sh")),
                new Turn.Say(
                        "ANSWER\n`calc.sh` takes its first argument as the name of the operation and looks it up in one"
                                + " `case` (line 5): `add` and `multiply` each have a line, and everything else prints the usage"
                                + " and ends with exit code 2. A `divide` would be one more line there."));
    }

    /** Somebody pushes beside the same line once the agent is at work; the other script is for the conflict. */
    private static Script overtaken(GitHubSimulator github, Script resolving) {
        AtomicBoolean pushed = new AtomicBoolean();
        Script script = mending();
        return asked -> {
            if (asked.forForm()) {
                return resolving.answer(asked);
            }
            if (asked.answered() > 0 && pushed.compareAndSet(false, true)) {
                ada(github)
                        .push(
                                Calculator.REPOSITORY,
                                "main",
                                "Subtract, too",
                                Map.of("calc.sh", Calculator.program(Calculator.WRONG + "\n" + SUBTRACT)));
            }
            return script.answer(asked);
        };
    }
}
