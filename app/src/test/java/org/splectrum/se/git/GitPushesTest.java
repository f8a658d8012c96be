package org.splectrum.se.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.steps.Pushes.Pushed;

class GitPushesTest {
    private static final Home HOME = new Home(1, RepositoryName.of("octo/hello"));
    private static final String BRANCH = "se/7-fix-abcd";

    @TempDir
    private Path folder;

    private GitOverHttp github;
    private Repository theirs;
    private GitMirrors mirrors;
    private GitPushes pushes;
    private CommitId base;
    private CommitId work;

    @BeforeEach
    void start() throws Exception {
        OwnSystem.install();
        github = new GitOverHttp(folder.resolve("github"));
        theirs = github.create("octo/hello");
        base = GitOverHttp.commit(theirs, "main", Map.of("a", "1"));
        GitSettings settings = new GitSettings(folder.resolve("mirrors"), github.url());
        mirrors = new GitMirrors(settings, new RememberedTokens("right"));
        pushes = new GitPushes(settings, new RememberedTokens("right"), mirrors::mirror);
        mirrors.fetch(HOME);
        work = ours(Map.of("a", "2"));
    }

    @AfterEach
    void stop() throws Exception {
        github.stop();
    }

    @Test
    void a_new_branch_is_made() throws IOException {
        assertThat(push("")).isEqualTo(new Pushed.Accepted());
        assertThat(tip()).isEqualTo(work.sha());
    }

    @Test
    void a_branch_is_moved_forward() throws IOException {
        GitOverHttp.move(theirs, BRANCH, base);
        assertThat(push(base.sha())).isEqualTo(new Pushed.Accepted());
        assertThat(tip()).isEqualTo(work.sha());
    }

    @Test
    void rewritten_work_replaces_what_is_expected_there() throws IOException {
        CommitId before = GitOverHttp.commit(theirs, BRANCH, Map.of("other", "history"));
        assertThat(push(before.sha())).isEqualTo(new Pushed.Accepted());
        assertThat(tip()).isEqualTo(work.sha());
    }

    @Test
    void what_is_there_already_is_accepted_without_another_push() {
        push("");
        github.readOnly = true;
        assertThat(push("")).isEqualTo(new Pushed.Accepted());
        assertThat(push(base.sha())).isEqualTo(new Pushed.Accepted());
    }

    @Test
    void a_branch_that_somebody_moved_stays() throws IOException {
        CommitId theirWork = GitOverHttp.commit(theirs, BRANCH, Map.of("b", "theirs"));
        assertThat(push(base.sha())).isEqualTo(new Pushed.Moved(theirWork.sha()));
        assertThat(push("")).isEqualTo(new Pushed.Moved(theirWork.sha()));
        assertThat(tip()).isEqualTo(theirWork.sha());
    }

    @Test
    void a_branch_that_is_gone_is_not_made_again() throws IOException {
        assertThat(push(base.sha())).isEqualTo(new Pushed.Moved(""));
        assertThat(tip()).isEmpty();
    }

    @Test
    void a_branch_that_somebody_moves_in_the_middle_of_the_push_stays() throws IOException {
        GitOverHttp.move(theirs, BRANCH, base);
        CommitId theirWork = GitOverHttp.commit(theirs, "elsewhere", Map.of("b", "theirs"));
        github.rule = (pack, commands) -> {
            try {
                GitOverHttp.move(theirs, BRANCH, theirWork);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        assertThat(push(base.sha())).isEqualTo(new Pushed.Moved(theirWork.sha()));
        assertThat(tip()).isEqualTo(theirWork.sha());
    }

    @Test
    void a_branch_is_deleted_once() throws IOException {
        push("");
        assertThat(pushes.delete(HOME, BRANCH, work)).isEqualTo(new Pushed.Accepted());
        assertThat(tip()).isEmpty();
        github.readOnly = true;
        assertThat(pushes.delete(HOME, BRANCH, work)).isEqualTo(new Pushed.Accepted());
    }

    @Test
    void a_branch_that_somebody_moved_is_not_deleted() throws IOException {
        CommitId theirWork = GitOverHttp.commit(theirs, BRANCH, Map.of("b", "theirs"));
        assertThat(pushes.delete(HOME, BRANCH, work)).isEqualTo(new Pushed.Moved(theirWork.sha()));
        assertThat(tip()).isEqualTo(theirWork.sha());
    }

    @Test
    void a_branch_that_somebody_moves_in_the_middle_of_its_deletion_stays() throws IOException {
        push("");
        CommitId theirWork = GitOverHttp.commit(theirs, "elsewhere", Map.of("b", "theirs"));
        github.rule = (pack, commands) -> {
            try {
                GitOverHttp.move(theirs, BRANCH, theirWork);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        assertThat(pushes.delete(HOME, BRANCH, work)).isEqualTo(new Pushed.Moved(theirWork.sha()));
        assertThat(tip()).isEqualTo(theirWork.sha());
    }

    @Test
    void a_protected_branch_is_refused_with_githubs_words() {
        github.rule = (pack, commands) -> {
            pack.sendError("GH006: Protected branch update failed for refs/heads/x.\u001b[31m");
            commands.forEach(command ->
                    command.setResult(ReceiveCommand.Result.REJECTED_OTHER_REASON, "protected branch hook declined"));
        };
        assertThat(push(""))
                .isInstanceOfSatisfying(
                        Pushed.Refused.class,
                        refused -> assertThat(refused.reason())
                                .contains("protected branch hook declined", "GH006: Protected branch update failed")
                                .doesNotContain("\u001b", "\n"));
    }

    @Test
    void a_repository_that_se_may_only_read_refuses() {
        github.readOnly = true;
        assertThat(push("")).isEqualTo(new Pushed.Refused("SE may not push to octo/hello"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a..b", "a b", "a.lock", "a\u0000", "a~1", "a:b"})
    void what_is_no_branchs_name_is_not_pushed(String name) {
        assertThatThrownBy(() -> pushes.push(HOME, work, name, "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothing_else_is_pushed_along() throws IOException {
        push("");
        assertThat(theirs.getRefDatabase().getRefsByPrefix(Constants.R_REFS))
                .extracting(Ref::getName)
                .containsExactlyInAnyOrder("refs/heads/main", "refs/heads/" + BRANCH);
    }

    private Pushed push(String expected) {
        return pushes.push(HOME, work, BRANCH, expected);
    }

    private String tip() throws IOException {
        Ref ref = theirs.exactRef("refs/heads/" + BRANCH);
        return ref == null || ref.getObjectId() == null ? "" : ref.getObjectId().name();
    }

    /** A commit that is in the mirror only, as a runner's push leaves it. */
    private CommitId ours(Map<String, String> files) throws IOException {
        try (Repository mirror = MirrorFolder.open(mirrors.mirror(HOME.repository()))) {
            CommitId made = GitOverHttp.commit(mirror, "main", files);
            GitOverHttp.move(mirror, "main", base);
            mirrors.point(HOME.repository(), "refs/se/runs/fix-20261121-abcd/agent/1", made);
            return made;
        }
    }
}
