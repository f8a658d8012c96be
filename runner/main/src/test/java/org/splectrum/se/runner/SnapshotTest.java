package org.splectrum.se.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.runner.protocol.Continuation;
import org.splectrum.se.runner.protocol.Failure;
import org.splectrum.se.runner.protocol.Message;
import org.splectrum.se.runner.protocol.Outcome;
import org.splectrum.se.runner.protocol.Work;

/** An agent's conversation, and the files that it works on, go from one container to the next. */
final class SnapshotTest {
    private static final String LAST = Scene.SNAPSHOTS + "/last";
    private static final String BEFORE = Scene.SNAPSHOTS + "/before";

    /** Keeps a session as Claude Code does, and waits until it is in a snapshot. */
    private static final String AGENT = """
            id=${*: -1}; id=${id#*=}; talk="$HOME/.claude/projects/-work/$id.jsonl"; mkdir -p "${talk%/*}"
            served="$HOME/../served/repository.git"
            note() { echo "{\\"said\\":\\"$1\\"}" >> "$talk"; }
            kept() { for i in {1..400}; do
              git --git-dir="$served" cat-file -p "refs/se/snapshots/r/s/1/last:projects/-work/$id.jsonl.pieces/000000" \\
                2>/dev/null | grep -q "$1" && return; sleep 0.05; done; exit 9; }
            """;

    @TempDir
    Path temporary;

    private Scene scene;

    @BeforeEach
    void open() throws IOException {
        scene = new Scene(temporary);
    }

    @AfterEach
    void close() throws IOException {
        scene.close();
    }

    @Test
    void whileTheAgentWorksItsFilesAndItsConversationAreKept() throws IOException {
        scene.write(".gitignore", "*.o\n");
        scene.commit("Ignore");
        scene.publish(Scene.INPUT_REF);
        Outcome outcome = scene.run(agent("""
                begin; note one; echo changed > README.md; echo new > 'a b'; touch x.o; printf '{"half' >> "$talk"
                git add README.md; kept one; status=$(git status --porcelain | tr -d '"' | tr '\\n' ' '); say "$status"
                """));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Committed.class,
                        committed -> assertThat(committed.summary()).isEqualTo("M  README.md ?? a b "));
        assertThat(scene.served("ls-tree", "--name-only", LAST + "^")).isEqualTo(".gitignore\nREADME.md\na b");
        assertThat(scene.served("show", LAST + "^:README.md")).isEqualTo("changed");
        assertThat(scene.served("show", LAST + ":" + file())).isEqualTo("{\"said\":\"one\"}");
    }

    @Test
    void theLastSnapshotAndTheOneBeforeAreThereWhenTheAgentIsGone() throws IOException {
        scene.run(agent("begin; note one; echo a > a; kept one; note two; echo b > b; exit 1"));
        assertThat(scene.served("ls-tree", "--name-only", LAST + "^")).isEqualTo("README.md\na\nb");
        assertThat(scene.served("ls-tree", "--name-only", BEFORE + "^")).isEqualTo("README.md\na");
        assertThat(scene.served("show", LAST + ":" + file())).isEqualTo("{\"said\":\"one\"}\n{\"said\":\"two\"}");
        assertThat(scene.served("rev-parse", LAST + "^^")).isEqualTo(scene.served("rev-parse", Scene.INPUT_REF));
        assertThat(scene.served("fsck", "--strict")).doesNotContain("error", "missing");
    }

    @Test
    void aLongConversationIsKeptPieceByPiece() throws IOException {
        scene.run(agent("begin; for i in {1..9000}; do note \"line $i of many\"; done; exit 1"));
        assertThat(scene.served("ls-tree", "--name-only", LAST + ":projects/-work/" + id() + ".jsonl.pieces"))
                .startsWith("000000\n000001");
        scene.moveOn();
        scene.run(agent("begin; say \"$(wc -l < \"$talk\") $(tail -n 1 \"$talk\" | cut -b 10-18)\"", last()));
        assertThat(scene.outcome()).isEqualTo(new Outcome.Unchanged("9000 line 9000"));
    }

    @Test
    void theNextContainerGoesOnWhereTheAgentWas() throws IOException {
        scene.run(
                agent("begin; note one; echo changed > README.md; mkdir d; echo new > d/new; chmod +x d/new; exit 1"));
        scene.moveOn();
        Outcome outcome = scene.run(agent(
                "begin; say \"$prompt ${*: -1} $(cat README.md d/new \"$talk\" | tr -d '\"' | tr '\\n' ' ')\"",
                last()));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Committed.class,
                        committed -> assertThat(committed.summary())
                                .isEqualToIgnoringWhitespace("Go on. --resume=" + id() + " changed new {said:one}"));
        assertThat(scene.served("ls-tree", "-r", Scene.OUTPUT_REF))
                .contains("100755")
                .contains("d/new");
        assertThat(scene.served("log", "--format=%s", Scene.OUTPUT_REF)).isEqualTo("Do it\nFirst");
    }

    @Test
    void aConversationThatGoesOnIsKeptAgain() throws IOException {
        scene.run(agent("begin; note one; echo a > a; exit 1"));
        String first = scene.served("rev-parse", LAST);
        scene.moveOn();
        scene.run(agent("begin; note two; rm a; echo b > b; exit 1", last()));
        assertThat(scene.served("rev-parse", BEFORE)).isEqualTo(first);
        assertThat(scene.served("show", LAST + ":" + file())).isEqualTo("{\"said\":\"one\"}\n{\"said\":\"two\"}");
        assertThat(scene.served("ls-tree", "--name-only", LAST + "^")).isEqualTo("README.md\nb");
    }

    @Test
    void aDamagedSnapshotIsSaidSoAndTheOneBeforeCounts() throws IOException {
        scene.run(agent("begin; note one; echo a > a; kept one; note two; echo b > b; exit 1"));
        List<Continuation> both = List.of(last(), continuation(BEFORE));
        lose(scene.served("rev-parse", LAST + "^:b"));
        scene.moveOn();
        scene.run(agent("begin; say \"$prompt $(ls | tr '\\n' ' ')\"", both.toArray(Continuation[]::new)));
        assertThat(scene.outcome())
                .isInstanceOfSatisfying(
                        Outcome.Committed.class,
                        committed -> assertThat(committed.summary()).isEqualTo("Go on. README.md a "));
        assertThat(logged())
                .anyMatch(line -> line.contains("snapshot " + both.getFirst().snapshot() + " is damaged"));
    }

    @Test
    void withoutAWholeSnapshotTheAgentBeginsAnew() throws IOException {
        Continuation lost = new Continuation(LAST, "a".repeat(40), id(), "Go on.");
        Outcome outcome = scene.run(agent("begin; say \"$prompt ${*: -1}\"", lost));
        assertThat(outcome).isEqualTo(new Outcome.Unchanged("Please do it. --session-id=" + id()));
        assertThat(logged()).contains("no snapshot is whole: the agent begins anew");
    }

    @Test
    void aSessionThatClaudeCodeCannotReadIsLeftWithItsFiles() throws IOException {
        scene.run(agent("begin; note one; echo a > a; exit 1"));
        scene.moveOn();
        Outcome outcome = scene.run(agent("""
                case ${*: -1} in --resume*) begin
                  echo '{"type":"result","subtype":"error_during_execution","is_error":true,"errors":["No conversation found"]}'
                  exit 1 ;; esac
                begin; say "$prompt $(ls | tr '\\n' ' ')\"""", last()));
        assertThat(outcome).isEqualTo(new Outcome.Unchanged("Please do it. README.md "));
    }

    @Test
    void aSnapshotThatCannotBeKeptFailsNothing() throws IOException {
        scene.served("config", "transfer.hideRefs", "refs/se/snapshots");
        Outcome outcome = scene.run(agent("begin; note one; echo a > a; say done"));
        assertThat(outcome).isInstanceOf(Outcome.Committed.class);
        assertThat(logged()).anyMatch(line -> line.startsWith("no snapshot of the work could be kept: "));
    }

    @Test
    void aFlawedRepositoryOfTheAgentsSpoilsNoSnapshot() throws IOException {
        Path trap = temporary.resolve("trap");
        Outcome outcome = scene.run(agent("""
                begin; note one; echo a > a; git init -q nested; echo '* filter=f' > .gitattributes; rm .git/index
                git config filter.f.clean "sh -c 'env > %s; cat'"; git config core.fsmonitor "sh -c 'env > %1$s'"
                kept one; exit 7""".formatted(trap)));
        AgentWorkTest.assertFailed(outcome, Failure.AGENT_FAILED, "ended with 7");
        assertThat(trap).doesNotExist();
    }

    @Test
    void theAgentSeesNoTokenWhileSnapshotsAreTaken() throws IOException {
        Outcome outcome = scene.run(agent("""
                begin; note one; echo a > a; set -m
                (while true; do for p in /proc/[0-9]*; do
                  [ "$(readlink $p/exe)" = "$(readlink /proc/$PPID/exe)" ] || cat $p/environ $p/cmdline; done; done \\
                  2>/dev/null | grep -a -m 1 -o "[t]oken-of-the-attempt" > "$HOME/seen") & kept one; kill %1; say done"""));
        assertThat(outcome).isInstanceOf(Outcome.Committed.class);
        assertThat(Files.readString(temporary.resolve("a scene/home/seen"))).isEmpty();
    }

    private Work.Agent agent(String script, Continuation... continuations) throws IOException {
        Work.Agent work = scene.agent(AGENT + script);
        return new Work.Agent(work.prompt(), "", work.commitTitle(), Scene.session(continuations));
    }

    private Continuation last() throws IOException {
        return continuation(LAST);
    }

    private Continuation continuation(String ref) throws IOException {
        return new Continuation(ref, scene.served("rev-parse", ref), id(), "Go on.");
    }

    private static String id() {
        return Scene.session().id();
    }

    private static String file() {
        return "projects/-work/" + id() + ".jsonl.pieces/000000";
    }

    private List<String> logged() {
        return scene.gateway().messages(Message.Logged.class).stream()
                .map(Message.Logged::line)
                .toList();
    }

    /** As after a crash of the machine: the object is gone, the rest is there. */
    private void lose(String object) throws IOException {
        Path repository = temporary.resolve("a scene/served/repository.git");
        Files.deleteIfExists(repository.resolve("objects/" + object.substring(0, 2) + "/" + object.substring(2)));
    }
}
