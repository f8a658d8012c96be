package org.splectrum.se.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.runner.protocol.Continuation;
import org.splectrum.se.runner.protocol.Routes;
import org.splectrum.se.runner.protocol.Session;
import org.splectrum.se.runner.protocol.Work;
import org.splectrum.se.steps.Gateways.Gate;

/** Whose snapshots an attempt may write and read. */
class SnapshotRouteTest {
    private static final AttemptId FIRST = Site.attempt(1);
    private static final AttemptId SECOND = Site.attempt(2);
    private static final String LAST = Session.last("refs/se/snapshots/" + FIRST);
    private static final String BEFORE = Session.before("refs/se/snapshots/" + FIRST);

    @TempDir
    private Path folder;

    private Site site;
    private GitCommand mirror;
    private GitCommand work;
    private String input = "";

    @BeforeEach
    void start() throws IOException {
        mirror = new GitCommand(Files.createDirectories(folder.resolve("mirrors/octo/app.git")));
        mirror.run("init", "--quiet", "--bare", "--template=");
        work = new GitCommand(Files.createDirectories(folder.resolve("work")));
        work.run("init", "--quiet", "--initial-branch=work", "--template=");
        input = work.commit("a.txt", "one\n");
        for (AttemptId attempt : List.of(FIRST, SECOND)) {
            work.run(
                    "push",
                    "--quiet",
                    folder.resolve("mirrors/octo/app.git").toString(),
                    input + ":refs/se/inputs/" + attempt);
        }
        site = new Site(folder);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void a_snapshot_comes_after_the_other_with_no_more_than_is_new() throws IOException {
        use(FIRST, Site.agent(FIRST));
        String one = snapshot("new and long, and only in the first snapshot's pack");
        work.run("push", "--quiet", "se", one + ":" + LAST);
        String two = snapshot("more");
        work.run("push", "--quiet", "se", "+" + two + ":" + LAST, one + ":" + BEFORE);
        assertThat(mirror.run("rev-parse", LAST, BEFORE)).isEqualTo(two + "\n" + one);
        assertThat(mirror.run("fsck", "--strict")).doesNotContain("missing", "error");
    }

    @Test
    void a_snapshot_that_has_nothing_of_the_input_is_refused() throws IOException {
        use(FIRST, Site.agent(FIRST));
        String orphan = work.run("commit-tree", "-m", "Session", input + "^{tree}");
        GitCommand.Ended push = work.attempt("", "push", "se", orphan + ":" + LAST);
        assertThat(push.output()).contains("does not descend from");
    }

    @Test
    void a_snapshot_that_holds_a_secret_of_the_server_is_refused_and_the_one_before_stays() throws IOException {
        use(FIRST, Site.agent(FIRST));
        String one =
                snapshot("harmless, with a token of somebody else's: ghp_" + "0123456789abcdefABCDEF0123456789abcd");
        work.run("push", "--quiet", "se", one + ":" + LAST);
        String two = snapshot("it says webhook-secret-of-the-server");
        GitCommand.Ended push = work.attempt("", "push", "se", "+" + two + ":" + LAST, one + ":" + BEFORE);
        assertThat(push.output())
                .contains("a secret of this server in what the agent has")
                .doesNotContain("webhook-secret-of-the-server");
        assertThat(mirror.run("rev-parse", LAST)).isEqualTo(one);
        Files.delete(folder.resolve("work").resolve("it says webhook-secret-of-the-server".length() + ".txt"));
        String three = snapshot("all is well again");
        work.run("push", "--quiet", "se", "+" + three + ":" + LAST);
        assertThat(mirror.run("rev-parse", LAST)).isEqualTo(three);
    }

    @Test
    void the_next_attempt_reads_what_it_goes_on_from_and_writes_only_its_own() throws IOException {
        String kept = keep(snapshot("x"));
        use(SECOND, continuing(kept));
        work.run("fetch", "--quiet", "se", LAST);
        assertThat(work.attempt("", "push", "se", input + ":" + BEFORE).output())
                .contains("may push to " + SECOND.ref());
        work.run("push", "--quiet", "se", kept + ":" + Session.last("refs/se/snapshots/" + SECOND));
    }

    @Test
    void an_attempt_that_begins_sees_no_snapshot_of_another() throws IOException {
        keep(snapshot("x"));
        use(SECOND, Site.agent(SECOND));
        assertThat(work.run("ls-remote", "se")).doesNotContain(LAST).contains("refs/se/inputs/" + SECOND);
        assertThat(work.attempt("", "fetch", "se", LAST).code()).isNotZero();
    }

    @Test
    void a_snapshot_whose_commit_is_lost_hides_nothing_else() throws IOException {
        String kept = keep(snapshot("x"));
        for (Path file : files("objects")) {
            if (file.toString().replace("/", "").endsWith(kept)) {
                Files.delete(file);
            }
        }
        use(SECOND, continuing(kept));
        work.run("fetch", "--quiet", "se", "refs/se/inputs/" + SECOND);
        assertThat(work.attempt("", "fetch", "se", LAST).output()).contains("couldn't find remote ref");
    }

    private Work continuing(String kept) {
        String snapshots = "refs/se/snapshots/" + SECOND;
        return new Work.Agent(
                "do it",
                "",
                "Do it",
                new Session("id", snapshots, List.of(new Continuation(LAST, kept, "id", "Go on."))));
    }

    /** As an earlier attempt left it; as loose objects. */
    private String keep(String snapshot) {
        mirror.run("config", "receive.unpackLimit", "1000");
        work.run("push", "--quiet", folder.resolve("mirrors/octo/app.git").toString(), snapshot + ":" + LAST);
        return snapshot;
    }

    /** Its trees hold what the ones before it hold, and this. */
    private String snapshot(String text) throws IOException {
        Files.writeString(folder.resolve("work").resolve(text.length() + ".txt"), text.repeat(100));
        work.run("add", "--all");
        String tree = work.run("write-tree");
        String workspace = work.run("commit-tree", "-p", input, "-m", "Workspace", tree);
        return work.run("commit-tree", "-p", workspace, "-m", "Session", tree);
    }

    private List<Path> files(String below) throws IOException {
        try (Stream<Path> tree =
                Files.walk(folder.resolve("mirrors/octo/app.git").resolve(below))) {
            return tree.filter(Files::isRegularFile).toList();
        }
    }

    private void use(AttemptId attempt, Work kind) {
        Gate gate = site.open(Site.order(attempt, input, kind), attempt);
        work.run("remote", "add", "se", site.tcp(gate, Routes.REPOSITORY).toString());
        work.run("config", "http.extraHeader", "Authorization: Bearer " + site.claim(gate));
    }
}
