package org.splectrum.se.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.runner.protocol.Failure;
import org.splectrum.se.runner.protocol.Message;
import org.splectrum.se.runner.protocol.Order;
import org.splectrum.se.runner.protocol.Outcome;

final class AgentWorkTest {
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
    void whatTheAgentChangedIsCommittedAndPushedToTheAttemptsRef() throws IOException {
        Outcome outcome = scene.run(scene.agent("begin; echo more >> README.md; echo x > new.txt; say 'I did it.'"));
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Committed.class, committed -> {
            assertThat(committed.summary()).isEqualTo("I did it.");
            assertThat(committed.commit()).hasSize(40);
        });
        assertThat(scene.served("log", "--format=%an <%ae> %s", Scene.OUTPUT_REF))
                .isEqualTo("SE <se@example.org> Do it\nAnn <ann@example.org> First");
        assertThat(scene.served("show", Scene.OUTPUT_REF + ":README.md")).isEqualTo("hello\nmore");
        assertThat(scene.gateway().messages().get(0)).isEqualTo(new Message.Started(Order.VERSION));
        assertThat(scene.gateway().messages(Message.AgentStarted.class)).hasSize(1);
    }

    @Test
    void aServerThatDiesWhileItIsFetchedFromAndPushedToIsAskedAgain() throws IOException {
        scene.gateway().breakOff(3);
        Outcome outcome = scene.run(scene.agent("begin; echo x > new.txt; say 'I did it.'"));
        assertThat(outcome).isInstanceOf(Outcome.Committed.class);
    }

    @Test
    void thePromptComesOnStandardInputAndTheCommitIsCheckedOutByThen() throws IOException {
        Outcome outcome =
                scene.run(scene.agent("begin; say \"$prompt $(cat README.md) $(git branch --show-current)\""));
        assertThat(outcome).isEqualTo(new Outcome.Unchanged("Please do it. hello work"));
    }

    @Test
    void anAnswerIsDeclaredByItsFirstLine() throws IOException {
        assertThat(scene.run(scene.agent("begin; say 'ANSWER\\n\\nBecause.\\nReally.'")))
                .isEqualTo(new Outcome.Answered("Because.\nReally."));
    }

    @Test
    void anAnswerWithChangesIsACommit() throws IOException {
        assertThat(scene.run(scene.agent("begin; touch new; say 'ANSWER\\nBecause.'")))
                .isInstanceOf(Outcome.Committed.class);
    }

    @Test
    void aClaimWithoutAChangeIsNoCommit() throws IOException {
        assertThat(scene.run(scene.agent("begin; say 'All fixed and committed!'")))
                .isEqualTo(new Outcome.Unchanged("All fixed and committed!"));
        assertThat(scene.served("for-each-ref", Scene.OUTPUT_REF)).isEmpty();
    }

    @Test
    void theAgentsOwnCommitsBecomeOneCommitWithTheRest() throws IOException {
        scene.run(scene.agent(
                "begin; echo a > a; git add a; git commit -qm 'Mine'; git checkout -qb other; echo b > b; say done"));
        assertThat(scene.served("log", "--format=%an %s", Scene.OUTPUT_REF)).isEqualTo("SE Do it\nAnn First");
        assertThat(scene.served("ls-tree", "--name-only", Scene.OUTPUT_REF)).isEqualTo("README.md\na\nb");
    }

    @Test
    void changesThatCancelEachOtherAreNone() throws IOException {
        assertThat(scene.run(scene.agent("begin; git commit -q --allow-empty -m Empty; say done")))
                .isEqualTo(new Outcome.Unchanged("done"));
    }

    @Test
    void ignoredFilesStayOutAndOddNamesAndKindsGoIn() throws IOException {
        scene.write(".gitignore", "*.o\n");
        scene.commit("Ignore");
        scene.publish(Scene.INPUT_REF);
        scene.run(scene.agent("""
                begin; touch x.o; rm README.md
                printf 'no newline' > ' leading and trailing '; echo dash > ./-dash; echo ü > 'grün ☃.txt'
                printf '#!/bin/sh\\n' > run.sh; chmod +x run.sh; ln -s run.sh link; touch $'new\\nline'
                say done"""));
        assertThat(scene.served("ls-tree", Scene.OUTPUT_REF).replaceAll(" blob [0-9a-f]+\t", " "))
                .isEqualTo("100644  leading and trailing \n100644 -dash\n100644 .gitignore\n100644 grün ☃.txt\n"
                        + "120000 link\n100644 \"new\\nline\"\n100755 run.sh");
        assertThat(scene.served("show", Scene.OUTPUT_REF + ": leading and trailing "))
                .isEqualTo("no newline");
    }

    @Test
    void aCommitWithoutAnyFileCanBeWorkedOn() throws IOException {
        scene.git("rm", "--quiet", "README.md");
        scene.commit("Empty");
        scene.publish(Scene.INPUT_REF);
        assertThat(scene.run(scene.agent("begin; echo x > x; say done"))).isInstanceOf(Outcome.Committed.class);
    }

    @Test
    void repositoriesInsideTheRepositoryAreLeftOutAndNamed() throws IOException {
        scene.run(scene.agent("begin; for d in 'a [x]' b; do git init -q \"$d\"; touch \"$d/f\"; done; touch good\n"
                + "(cd 'a [x]'; git add f; git commit -qm x); say done"));
        assertThat(scene.served("ls-tree", "--name-only", Scene.OUTPUT_REF)).isEqualTo("README.md\ngood");
        assertThat(scene.gateway().messages(Message.Logged.class))
                .contains(new Message.Logged("left out, for it is a repository of its own: a [x]"));
    }

    @Test
    void everythingMayBeDeleted() throws IOException {
        assertThat(scene.run(scene.agent("begin; rm README.md; say done"))).isInstanceOf(Outcome.Committed.class);
        assertThat(scene.served("ls-tree", Scene.OUTPUT_REF)).isEmpty();
    }

    @Test
    void rewrittenHistoryIsRefused() throws IOException {
        Outcome outcome = scene.run(scene.agent("begin; git commit -q --amend -m Other; echo x > x; say done"));
        assertFailed(outcome, Failure.GIT_FAILED, "the agent rewrote history");
    }

    @Test
    void aRemovedRepositoryIsNamedAsSuch() throws IOException {
        assertFailed(
                scene.run(scene.agent("begin; rm -rf .git; say done")), Failure.GIT_FAILED, "no usable repository");
    }

    @Test
    void configurationThatTheAgentPlantedDoesNotRunAndSeesNoToken() throws IOException {
        Path trap = temporary.resolve("trap");
        Outcome outcome = scene.run(scene.agent("""
                begin; echo "env > '%1$s'" > "$HOME/trap.sh"; chmod +x "$HOME/trap.sh"
                for hook in pre-commit pre-push post-index-change reference-transaction; do
                  mkdir -p .git/hooks; printf '#!/bin/sh\\nenv > "%1$s"\\n' > .git/hooks/$hook; chmod +x .git/hooks/$hook; done
                for key in core.fsmonitor core.sshCommand filter.f.clean filter.f.process credential.helper gpg.program \
                  diff.external core.editor; do git config "$key" "sh -c 'env > %1$s; cat'"; done
                git config commit.gpgSign true; git config core.hooksPath .git/hooks
                git config url.http://127.0.0.1:1/.insteadOf http://; echo '* filter=f' > .gitattributes
                say done""".formatted(trap)));
        assertThat(outcome).isInstanceOf(Outcome.Committed.class);
        assertThat(trap).doesNotExist();
    }

    @Test
    void theAgentSeesNoTokenInItsEnvironmentArgumentsOrFiles() throws IOException {
        Outcome outcome = scene.run(scene.agent("""
                begin; { env; tr '\\0' ' ' < /proc/$$/cmdline; cat .git/config; cat /proc/$PPID/environ; } > seen.txt
                grep -r token-of-the "$HOME" "$TMPDIR" . >> seen.txt; say done"""));
        assertThat(outcome).isInstanceOf(Outcome.Committed.class);
        assertThat(scene.served("show", Scene.OUTPUT_REF + ":seen.txt"))
                .contains("ANTHROPIC_API_KEY=sk-ant-placeholder", "/model")
                .doesNotContain("token-of-the");
    }

    @Test
    void anExitCodeIsAFailureWithWhatItSaid() throws IOException {
        assertFailed(
                scene.run(scene.agent("begin; echo 'out of luck' >&2; exit 7")), Failure.AGENT_FAILED, "out of luck");
    }

    @Test
    void anEndWithoutAResultIsAFailure() throws IOException {
        assertFailed(scene.run(scene.agent("begin")), Failure.AGENT_FAILED, "without a result");
    }

    @Test
    void aProcessThatReadsNoPromptAndWritesNothingIsAFailure() throws IOException {
        assertFailed(scene.run(scene.agent("exit 0")), Failure.AGENT_FAILED, "ended with 0 and without a result");
    }

    @Test
    void aRefusedKeyIsNotTriedForLong() throws IOException {
        String retry = "echo '{\"type\":\"system\",\"subtype\":\"api_retry\",\"error_status\":401,\"attempt\":%d}'; ";
        String script = "begin; " + retry.formatted(1) + retry.formatted(2) + "sleep 1000";
        assertFailed(scene.run(scene.agent(script)), Failure.MODEL_UNAVAILABLE, "refuses the key");
    }

    @Test
    void anAgentThatHangsIsEndedWhenTheTimeIsOver() throws IOException {
        String words = "the agent was not done within ";
        Outcome outcome = scene.runOutOfTime(
                scene.agent("begin; sleep 1000"), over -> over.toString().contains(words));
        assertFailed(outcome, Failure.TIMED_OUT, words);
        Scene.assertNobodyIsLeft();
    }

    @Test
    void aRefusedPushIsAFailureWithTheServersWords() throws IOException {
        scene.served("config", "receive.denyDeletes", "true");
        scene.served("config", "transfer.hideRefs", "refs/se/runs");
        assertFailed(
                scene.run(scene.agent("begin; touch x; say done")), Failure.GIT_FAILED, "deny updating a hidden ref");
    }

    @Test
    void aFullDiskIsCalledThat() throws IOException {
        assertFailed(
                scene.run(scene.agent("begin; echo 'ENOSPC: no space left on device' >&2; exit 1")),
                Failure.DISK_FULL,
                "ENOSPC");
    }

    static void assertFailed(Outcome outcome, Failure failure, String detail) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.failure()).as(failed.detail()).isEqualTo(failure);
            assertThat(failed.detail()).contains(detail);
        });
    }
}
