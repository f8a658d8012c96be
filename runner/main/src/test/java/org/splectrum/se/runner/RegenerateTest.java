package org.splectrum.se.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.splectrum.se.runner.protocol.Inquiry;
import org.splectrum.se.runner.protocol.Outcome;
import org.splectrum.se.runner.protocol.Resolution;
import org.splectrum.se.runner.protocol.Ruling;
import org.splectrum.se.runner.protocol.Work;

/** Generated files in conflict: what a command of the repository may do about them, and what not. */
final class RegenerateTest {
    private static final String ONTO_REF = "refs/heads/main";
    private static final String PATH = "a b.txt";
    private static final String START = "one\ntwo\nthree\n";

    @TempDir
    Path temporary;

    private Scene scene;
    private String start = "";

    @BeforeEach
    void open() throws IOException {
        scene = new Scene(temporary);
        start = commit("lock-start", "two");
        scene.publish(ONTO_REF);
        scene.claude("exit 3\n");
    }

    @AfterEach
    void close() throws IOException {
        scene.close();
    }

    @Test
    void aGeneratedFileIsMadeAnewFromTheBasesOnceAllElseIsSettledAndNothingElseOfItIsTaken() throws IOException {
        work("mine");
        String onto = base("theirs");
        scene.claude("""
                begin
                echo '{"type":"result","is_error":false,"structured_output":{"hunks":[{"number":1,"text":"both","reason":"x"}]}}'
                """);
        regenerate("[ $(head -1 \"$SE_FILE\") = lock-theirs ] && echo lock-$(sed -n 2p '" + PATH + "') > lock.txt;"
                + "echo evil > evil.txt; echo evil >> '" + PATH + "'; git add -A;"
                + "git config url.file:///nowhere.insteadOf http://127.0.0.1;"
                + "git config filter.evil.smudge 'echo evil'; echo '* filter=evil' > .git/info/attributes");
        assertThat(rebase(onto))
                .isInstanceOfSatisfying(
                        Outcome.Rebased.class,
                        rebased -> assertThat(rebased.resolved())
                                .extracting(Resolution::path, Resolution::rung)
                                .containsExactly(
                                        tuple(PATH, Resolution.CLAUDE), tuple("lock.txt", Resolution.REGENERATED)));
        assertThat(scene.served("show", Scene.OUTPUT_REF + ":lock.txt")).isEqualTo("lock-both");
        assertThat(scene.served("show", Scene.OUTPUT_REF + ":" + PATH))
                .isEqualTo(START.replace("two", "both").strip());
        assertThat(scene.served("ls-tree", "--name-only", Scene.OUTPUT_REF)).doesNotContain("evil");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            echo no; exit 3                          | ended with exit code 3: no
            true                                     | left it as the base has it
            rm lock.txt                              | left no file there
            ln -sf /etc/hostname lock.txt            | left no file there
            printf '\\377' > lock.txt                | left no file there
            printf '<<<<<<< a\\n' > lock.txt          | left conflict markers
            """)
    void whereTheCommandMakesNothingOfItAPersonIsAsked(String command, String why) throws IOException {
        work("two");
        String onto = base("two");
        regenerate(command);
        assertThat(rebase(onto)).isInstanceOfSatisfying(Outcome.Conflicted.class, conflicted -> {
            assertThat(conflicted.files()).containsExactly("lock.txt");
            assertThat(conflicted.reasons().get("lock.txt"))
                    .singleElement()
                    .asString()
                    .contains(command, why);
        });
        assertThat(scene.served("for-each-ref", Scene.OUTPUT_REF)).isEmpty();
    }

    private void work(String line) throws IOException {
        scene.git("checkout", "--quiet", "-b", "feature");
        commit("lock-mine", line);
        scene.publish(Scene.INPUT_REF);
    }

    private String base(String line) throws IOException {
        scene.git("checkout", "--quiet", "main");
        String commit = commit("lock-theirs", line);
        scene.publish(ONTO_REF);
        return commit;
    }

    private String commit(String lock, String line) throws IOException {
        scene.write("lock.txt", lock + "\n");
        scene.write(PATH, START.replace("two", line));
        return scene.commit("A change");
    }

    private Outcome rebase(String onto) throws IOException {
        return scene.run(new Work.Rebase(start, onto, ONTO_REF, List.of()));
    }

    private void regenerate(String command) {
        scene.gateway().rule(inquiry -> switch (inquiry) {
            case Inquiry.Climb climb ->
                climb.conflict().path().equals("lock.txt") ? new Ruling.MadeAnew(command) : new Ruling.Open();
            case Inquiry.Judge _ -> new Ruling.Accepted();
        });
    }
}
