package org.splectrum.se.runner;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.runner.protocol.FileConflict;
import org.splectrum.se.runner.protocol.Inquiry;
import org.splectrum.se.runner.protocol.Outcome;
import org.splectrum.se.runner.protocol.Resolution;
import org.splectrum.se.runner.protocol.Resolving;
import org.splectrum.se.runner.protocol.Ruling;
import org.splectrum.se.runner.protocol.Work;

/** Conflicts of a rebase in a real repository, with a scripted server and a scripted Claude Code. */
final class ConflictTest {
    private static final String ONTO_REF = "refs/heads/main";
    private static final String PATH = "a b/-ünï “q”.txt";
    private static final String START = "one\ntwo\nthree\nfour\nfive\nsix\nseven\n";
    private static final int MANY = 500;
    private static final String ANSWERS = """
            begin
            printf '%s\\n' "$prompt" >> "$HOME/prompts"
            echo "$@" > "$HOME/arguments"
            """;

    @TempDir
    Path temporary;

    private Scene scene;
    private String start = "";
    private final List<Inquiry> asked = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        scene = new Scene(temporary);
        scene.write(PATH, START);
        start = scene.commit("Start");
        scene.publish(ONTO_REF);
        scene.git("checkout", "--quiet", "-b", "feature");
        scene.claude(ANSWERS + "exit 3\n");
    }

    @AfterEach
    void close() throws IOException {
        scene.close();
    }

    @Test
    void aConflictIsResolvedByTheModelHunkByHunkAndTheCommitStaysItsAuthors() throws IOException {
        scene.write(PATH, START.replace("two", "TWO mine").replace("six", "SIX mine"));
        feature("#12 Subject\n\n# not a comment\n  body  ");
        scene.write("more.txt", "more\n");
        feature("More");
        String onto =
                base(START.replace("two", "two theirs").replace("four", "FOUR").replace("six", "six theirs"));
        answer(hunk(1, "TWO mine theirs", "Both."), hunk(2, "SIX mine theirs\n", "Both, too."));
        accept();
        Outcome outcome = rebase(onto);
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Rebased.class, rebased -> {
            assertThat(rebased.results()).extracting("outputTail").containsExactly("SIX mine theirs\n");
            assertThat(rebased.resolved())
                    .singleElement()
                    .satisfies(resolution -> assertThat(resolution.reasons()).containsExactly("Both.", "Both, too."))
                    .extracting(Resolution::path, Resolution::rung)
                    .containsExactly(PATH, Resolution.CLAUDE);
        });
        assertThat(scene.served("show", Scene.OUTPUT_REF + ":" + PATH))
                .isEqualTo("one\nTWO mine theirs\nthree\nFOUR\nfive\nSIX mine theirs\nseven");
        assertThat(scene.served("log", "--format=%an/%cn %ad %s", "--date=short", "-2", Scene.OUTPUT_REF))
                .isEqualTo("Zoe/SE 2020-02-02 More\nZoe/SE 2020-02-02 #12 Subject");
        assertThat(scene.served("log", "-1", "--format=%B", Scene.OUTPUT_REF + "^"))
                .isEqualTo("#12 Subject\n\n# not a comment\n  body");
        assertThat(scene.atHome("prompts"))
                .contains(
                        "There are 2 hunks",
                        "| two theirs",
                        "| TWO mine",
                        "| #12 Subject",
                        "| Base",
                        "| Why",
                        "| " + PATH)
                .doesNotContain("<<<<<<<");
        assertThat(scene.atHome("arguments"))
                .contains(
                        "--tools=Read,Grep,Glob",
                        "--permission-mode dontAsk",
                        "--setting-sources user",
                        "--json-schema=")
                .doesNotContain("bypassPermissions");
    }

    @Test
    void aRefusedAnswerIsTriedOnceMoreWithTheReasonsAndThenLeftToAPerson() throws IOException {
        scene.write(PATH, START.replace("two", "mine"));
        feature("Mine");
        String onto = base(START.replace("two", "theirs"));
        answer(hunk(1, "mine", "Better."));
        scene.gateway().rule(inquiry -> switch (inquiry) {
            case Inquiry.Climb _ -> new Ruling.Open();
            case Inquiry.Judge _ -> new Ruling.Refused(List.of("‘theirs’ is missing"));
        });
        Outcome outcome = rebase(onto);
        assertThat(outcome)
                .isEqualTo(new Outcome.Conflicted(List.of(PATH), Map.of(PATH, List.of("‘theirs’ is missing"))));
        assertThat(scene.atHome("prompts").split("You resolve merge conflicts", -1))
                .hasSize(3);
        assertThat(scene.atHome("prompts")).containsOnlyOnce("| ‘theirs’ is missing");
        assertThat(scene.served("for-each-ref", Scene.OUTPUT_REF)).isEmpty();
    }

    @Test
    void noAttributePutsBothSidesTogetherUnasked() throws IOException {
        scene.write(".gitattributes", "* merge=union\n");
        scene.write(PATH, START.replace("two", "mine"));
        feature("Mine");
        String onto = base(START.replace("two", "theirs"));
        answer(hunk(1, "mine theirs\n", "Both."));
        accept();
        assertThat(rebase(onto)).isInstanceOf(Outcome.Rebased.class);
        assertThat(scene.served("show", Scene.OUTPUT_REF + ":" + PATH))
                .isEqualTo(START.replace("two", "mine theirs").strip());
        assertThat(scene.atHome("prompts")).contains("| mine", "| theirs").doesNotContain("<<<<<<<");
    }

    @Test
    void whatTheImagesMergirafMakesIsKeptWhereTheServerAcceptsItAndNoModelIsAsked() throws IOException {
        scene.write(PATH, START.replace("two", "mine"));
        feature("Mine");
        String onto = base(START.replace("two", "theirs"));
        scene.tool("mergiraf", """
                [[ $1 == merge && $5 == --path-name=* ]] || exit 2
                grep -q '^two$' "$2" && grep -q '^theirs$' "$3" && grep -q '^mine$' "$4" || exit 2
                printf '%s' "${5#--path-name=}" > "$HOME/path"
                sed 's/^two$/mine theirs/' "$2"
                """);
        accept();
        assertThat(rebase(onto))
                .isInstanceOfSatisfying(
                        Outcome.Rebased.class,
                        rebased -> assertThat(rebased.resolved())
                                .extracting(Resolution::path, Resolution::rung)
                                .containsExactly(tuple(PATH, Resolution.MERGIRAF)));
        assertThat(scene.served("show", Scene.OUTPUT_REF + ":" + PATH))
                .isEqualTo(START.replace("two", "mine theirs").strip());
        assertThat(scene.atHome("path")).isEqualTo(PATH);
    }

    @Test
    void whereMergirafLeavesAConflictOrTheServerRefusesWhatItMadeTheModelIsAsked() throws IOException {
        scene.write(PATH, START.replace("two", "mine"));
        feature("Mine");
        String onto = base(START.replace("two", "theirs"));
        answer(hunk(1, "mine theirs", "Both."));
        scene.gateway().rule(inquiry -> switch (inquiry) {
            case Inquiry.Climb _ -> new Ruling.Open();
            case Inquiry.Judge judge ->
                judge.proposed().contains("mine theirs") ? new Ruling.Accepted() : new Ruling.Refused(List.of("no"));
        });
        for (String script :
                List.of("cat \"$3\"\n", "cat \"$3\"\nexit 1\n", "exit 0\n", "kill -9 $$\n", "#!/nowhere\n")) {
            scene.tool("mergiraf", script);
            assertThat(rebase(onto))
                    .isInstanceOfSatisfying(
                            Outcome.Rebased.class,
                            rebased -> assertThat(rebased.resolved())
                                    .extracting(Resolution::rung)
                                    .containsExactly(Resolution.CLAUDE));
            scene.served("update-ref", "-d", Scene.OUTPUT_REF);
            scene.moveOn();
        }
    }

    @Test
    void whatIsNoAnswerIsRefusedInWords() throws IOException {
        scene.write(PATH, START.replace("two", "mine"));
        feature("Mine");
        String onto = base(START.replace("two", "theirs"));
        scene.claude(ANSWERS + "say 'I am sorry, I cannot.'\n");
        assertThat(rebase(onto))
                .isEqualTo(new Outcome.Conflicted(
                        List.of(PATH), Map.of(PATH, List.of("the answer is not the JSON that was asked for"))));
        answer(hunk(1, "x", "y"), hunk(7, "x", "y"));
        scene.moveOn();
        assertThat(rebase(onto))
                .extracting("reasons")
                .asString()
                .contains("a hunk 7, which is none of the 1 that were asked about");
    }

    @Test
    void whatTheServerSettlesOfAFileIsKeptAndTheModelIsAskedAboutTheRestAndAboutAllWhereThatIsRefused()
            throws IOException {
        scene.write(PATH, START.replace("two", "v2 mine").replace("six\nseven\n", "SIX mine"));
        feature("Mine");
        String onto = base(START.replace("two", "v1 theirs").replace("six\nseven\n", "six theirs"));
        answer(hunk(1, "six both", "Both."));
        List<String> proposed = new ArrayList<>();
        scene.gateway().rule(inquiry -> switch (inquiry) {
            case Inquiry.Climb climb -> new Ruling.Partly(List.of(new Ruling.Settled(1, "v2\n")));
            case Inquiry.Judge judge -> {
                proposed.add(judge.proposed());
                yield proposed.size() > 1 ? new Ruling.Accepted() : new Ruling.Refused(List.of("no"));
            }
        });
        assertThat(rebase(onto))
                .isEqualTo(new Outcome.Conflicted(
                        List.of(PATH), Map.of(PATH, List.of("the answer says nothing of hunk 2"))));
        assertThat(proposed).containsExactly("one\nv2\nthree\nfour\nfive\nsix both");
        assertThat(scene.atHome("prompts")).contains("There are 1 hunks", "| v2\n", "There are 2 hunks", "| v2 mine");
        proposed.clear();
        proposed.add("");
        scene.moveOn();
        assertThat(rebase(onto)).isInstanceOf(Outcome.Rebased.class);
        assertThat(scene.served("show", Scene.OUTPUT_REF + ":" + PATH)).isEqualTo(proposed.getLast());
    }

    @Test
    void whatTheServerCanProveNeedsNoModel() throws IOException {
        scene.write(PATH, START.replace("two", "mine"));
        feature("Mine");
        String ours = START.replace("two", "theirs").replace("seven\n", "seven");
        String onto = base(ours);
        scene.gateway().rule(inquiry -> {
            asked.add(inquiry);
            return new Ruling.Resolved("proved", "versions");
        });
        assertThat(rebase(onto))
                .isInstanceOfSatisfying(
                        Outcome.Rebased.class,
                        rebased -> assertThat(rebased.resolved())
                                .extracting(Resolution::rung)
                                .containsExactly("versions"));
        assertThat(asked)
                .containsExactly(new Inquiry.Climb(
                        new FileConflict(PATH, START, ours, START.replace("two", "mine")),
                        List.of(new FileConflict.Hunk("two\n", "theirs\n", "mine\n"))));
        assertThat(scene.served("cat-file", "-s", Scene.OUTPUT_REF + ":" + PATH))
                .isEqualTo("6");
    }

    @Test
    void aPersonsChoiceIsTakenInTheHunksAloneAndForWhatIsNoTextAsAWhole() throws IOException {
        scene.write("data.bin", "\0mine");
        scene.write(PATH, START.replace("two", "mine").replace("seven", "SEVEN"));
        scene.git("rm", "--quiet", "README.md");
        feature("Mine");
        scene.git("checkout", "--quiet", "main");
        scene.write("data.bin", "\0theirs");
        scene.write("README.md", "changed\n");
        String onto = base(START.replace("two", "theirs").replace("five", "FIVE"));
        Resolving chosen = new Resolving(
                "", "", "", Map.of(Resolving.EVERY_FILE, Resolving.Side.THEIRS, "data.bin", Resolving.Side.OURS));
        assertThat(rebase(onto, chosen))
                .isInstanceOfSatisfying(
                        Outcome.Rebased.class,
                        rebased -> assertThat(rebased.resolved())
                                .extracting(Resolution::rung)
                                .containsOnly(Resolution.PERSON)
                                .hasSize(3));
        assertThat(scene.served("show", Scene.OUTPUT_REF + ":" + PATH))
                .isEqualTo("one\nmine\nthree\nfour\nFIVE\nsix\nSEVEN");
        assertThat(scene.served("show", Scene.OUTPUT_REF + ":data.bin")).isEqualTo("\0theirs");
        assertThat(scene.served("ls-tree", "--name-only", Scene.OUTPUT_REF)).doesNotContain("README.md");
    }

    @Test
    void aCommitThatBecomesEmptyIsLeftOut() throws IOException {
        scene.write(PATH, START.replace("two", "mine"));
        feature("Mine");
        scene.write("more.txt", "more\n");
        feature("More");
        String onto = base(START.replace("two", "theirs"));
        Resolving chosen = new Resolving("", "", "", Map.of(PATH, Resolving.Side.OURS));
        assertThat(rebase(onto, chosen)).isInstanceOf(Outcome.Rebased.class);
        assertThat(scene.served("log", "--format=%s", onto + ".." + Scene.OUTPUT_REF))
                .isEqualTo("More");
    }

    @Test
    void endsOfLinesStayAsTheFileHasThemAndALastOneThatIsMissingStaysMissing() throws IOException {
        scene.git("checkout", "--quiet", "main");
        scene.write(PATH, "a\r\nb\r\nc");
        start = scene.commit("Windows");
        scene.git("checkout", "--quiet", "-B", "feature");
        scene.write(PATH, "a\r\nb\r\nmine");
        feature("Mine");
        String onto = base("a\r\nb\r\ntheirs");
        answer(hunk(1, "mine\ntheirs\n", "Both."));
        accept();
        assertThat(rebase(onto)).isInstanceOf(Outcome.Rebased.class);
        assertThat(scene.served("cat-file", "-s", Scene.OUTPUT_REF + ":" + PATH))
                .isEqualTo(String.valueOf("a\r\nb\r\nmine\r\ntheirs".length()));
    }

    @Test
    void fiveHundredFilesInConflictWithAnyNamesAreAskedAboutInPartsAndEachIsSettled() throws IOException {
        List<String> names =
                new ArrayList<>(List.of("-f", "--all", "new\nline", "q\"u'o`t$e", "ta\tb", "*", ":x", "ü ñ"));
        for (int file = names.size(); file < MANY; file++) {
            names.add("many/" + file);
        }
        scene.git("checkout", "--quiet", "main");
        many(names, "base");
        start = scene.commit("Many");
        scene.git("checkout", "--quiet", "-B", "feature");
        many(names, "mine");
        feature("Mine");
        scene.git("checkout", "--quiet", "main");
        many(names, "theirs");
        String onto = base("x\n");
        scene.claude(ANSWERS + """
                hunks=
                count=$(grep -c '^### Hunk' <<< "$prompt")
                for ((i = 1; i <= count; i++)); do hunks+='{"number":'$i',"text":"both","reason":"x"},'; done
                echo '{"type":"result","is_error":false,"structured_output":{"hunks":['"${hunks%,}"']}}'
                """);
        accept();
        assertThat(rebase(onto))
                .isInstanceOfSatisfying(
                        Outcome.Rebased.class,
                        rebased -> assertThat(rebased.resolved())
                                .extracting(Resolution::path)
                                .containsExactlyInAnyOrderElementsOf(names));
        assertThat(scene.atHome("prompts").split("You resolve merge conflicts", -1))
                .hasSizeLessThan(20);
        assertThat(scene.served("grep", "--count", "-e", "^both$", Scene.OUTPUT_REF)
                        .lines())
                .hasSize(MANY)
                .allMatch(line -> line.endsWith(":1"));
    }

    private void many(List<String> names, String text) throws IOException {
        for (String name : names) {
            scene.write(name, text + "\n");
        }
    }

    @Test
    void whereOneSideHasWindowsLinesTheAnswersEndsAreTaken() throws IOException {
        scene.write(PATH, START.replace("two", "mine").replace("\n", "\r\n"));
        feature("Mine");
        String onto = base(START.replace("two", "theirs"));
        String whole = START.replace("two", "mine theirs");
        answer(hunk(1, whole, "Both."));
        accept();
        assertThat(rebase(onto)).isInstanceOf(Outcome.Rebased.class);
        assertThat(scene.served("cat-file", "-s", Scene.OUTPUT_REF + ":" + PATH))
                .isEqualTo(String.valueOf(whole.length()));
    }

    @Test
    void textsThatAreNotUtf8OrAreTooLargeAreLeftToAPersonByName() throws IOException {
        Map<String, Function<String, byte[]>> files = Map.of(
                "latin.txt", text -> (text + " grün\n").getBytes(ISO_8859_1),
                "utf16.txt", text -> (text + "\n").getBytes(UTF_16),
                "large.txt", text -> (text + "\n" + "line\n".repeat(10 << 20)).getBytes(UTF_8));
        scene.git("checkout", "--quiet", "main");
        write(files, "base");
        start = scene.commit("Start");
        scene.git("checkout", "--quiet", "-B", "feature");
        write(files, "mine");
        feature("Mine");
        scene.git("checkout", "--quiet", "main");
        write(files, "theirs");
        String onto = base("x\n");
        assertThat(rebase(onto)).isInstanceOfSatisfying(Outcome.Conflicted.class, conflicted -> {
            assertThat(conflicted.files()).containsExactlyInAnyOrderElementsOf(files.keySet());
            assertThat(conflicted.reasons().values())
                    .allSatisfy(reasons -> assertThat(reasons)
                            .containsExactly("it is no text in UTF-8 on every side, or a very large one"));
        });
    }

    private void write(Map<String, Function<String, byte[]>> files, String text) throws IOException {
        for (Map.Entry<String, Function<String, byte[]>> file : files.entrySet()) {
            scene.write(file.getKey(), file.getValue().apply(text));
        }
    }

    @Test
    void aBaseThatSharesNoHistoryTakesTheWorkAllTheSame() throws IOException {
        scene.write("mine.txt", "mine\n");
        feature("Mine");
        scene.git("checkout", "--quiet", "--orphan", "elsewhere");
        scene.git("rm", "-r", "-f", "--quiet", ".");
        scene.write("other.txt", "other\n");
        String onto = scene.commit("Another beginning");
        scene.publish(ONTO_REF);
        assertThat(rebase(onto)).isInstanceOf(Outcome.Rebased.class);
        assertThat(scene.served("ls-tree", "--name-only", Scene.OUTPUT_REF)).isEqualTo("mine.txt\nother.txt");
        assertThat(scene.served("rev-parse", Scene.OUTPUT_REF + "^")).isEqualTo(onto);
    }

    @Test
    void whatIsNoConflictOfTextsIsRefusedByName() throws IOException {
        scene.write("data.bin", "\0mine");
        scene.write(PATH, "x\ny\nz\n");
        scene.write("mode.sh", "a\n");
        scene.write("marks.txt", "<".repeat(47) + " mine\n");
        feature("Mine");
        scene.git("update-index", "--chmod=+x", "mode.sh");
        scene.git("commit", "--quiet", "--amend", "--no-edit");
        scene.publish(Scene.INPUT_REF);
        scene.git("checkout", "--quiet", "--force", "main");
        scene.write("data.bin", "\0theirs");
        scene.write("mode.sh", "b\n");
        scene.write("marks.txt", "theirs\n");
        scene.git("rm", "--quiet", PATH);
        String onto = base("");
        assertThat(rebase(onto)).isInstanceOfSatisfying(Outcome.Conflicted.class, conflicted -> {
            assertThat(conflicted.reasons().get("data.bin")).first().asString().contains("no text in UTF-8");
            assertThat(conflicted.reasons().get(PATH)).first().asString().contains("the base deleted or renamed it");
            assertThat(conflicted.reasons().get("mode.sh")).first().asString().contains("its mode differs");
            assertThat(conflicted.reasons().get("marks.txt")).first().asString().contains("conflict markers");
        });
    }

    private void accept() {
        scene.gateway().rule(inquiry -> switch (inquiry) {
            case Inquiry.Climb _ -> new Ruling.Open();
            case Inquiry.Judge _ -> new Ruling.Accepted();
        });
    }

    private static String hunk(int number, String text, String reason) {
        return "{\"number\":" + number + ",\"text\":\"" + text.replace("\n", "\\n") + "\",\"reason\":\"" + reason
                + "\"}";
    }

    private void answer(String... hunks) throws IOException {
        scene.claude(ANSWERS
                + "cat <<'END'\n{\"type\":\"result\",\"subtype\":\"success\",\"is_error\":false,\"result\":\"\","
                + "\"structured_output\":{\"hunks\":[" + String.join(",", hunks) + "]}}\nEND\n");
    }

    private void feature(String message) throws IOException {
        scene.git("add", "--all");
        scene.git(
                "commit",
                "--quiet",
                "--cleanup=verbatim",
                "--author=Zoe <zoe@example.org>",
                "--date=2020-02-02T12:00:00Z",
                "-m",
                message);
        scene.publish(Scene.INPUT_REF);
    }

    /** Nothing: the file is gone. */
    private String base(String text) throws IOException {
        scene.git("checkout", "--quiet", "main");
        if (!text.isEmpty()) {
            scene.write(PATH, text);
        }
        String commit = scene.commit("Base");
        scene.publish(ONTO_REF);
        return commit;
    }

    private Outcome rebase(String onto) throws IOException {
        return rebase(onto, new Resolving("Why", "", "", Map.of()));
    }

    private Outcome rebase(String onto, Resolving resolving) throws IOException {
        List<String> commands = List.of("grep 'SIX' '" + PATH + "' || true");
        return scene.run(new Work.Rebase(start, onto, ONTO_REF, commands, resolving, List.of()));
    }
}
