package org.splectrum.se;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.splectrum.se.cli.Remote;
import org.splectrum.se.steps.Completeness;
import org.splectrum.se.web.ApiSite;

/** The commands that speak to a server, through HTTP. */
class RemoteCommandsTest {
    private static final String ON = "--repo " + ApiSite.REPO + " --issue 7";

    private final ApiSite site = new ApiSite();
    private Remote remote = new Remote(site.url(), ApiSite.TOKEN);
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    @AfterEach
    void close() {
        site.close();
    }

    private int run(String typed) {
        out = new StringWriter();
        err = new StringWriter();
        return run(out, err, typed);
    }

    private int run(StringWriter results, StringWriter words, String typed) {
        return new Terminal(results, words).run(remote, typed.split(" "));
    }

    @Test
    void a_run_is_started_and_followed_to_its_end() {
        assertThat(run("execute fix " + ON + " --prompt quickly")).isZero();
        assertThat(out.toString())
                .contains("asked by api: quickly", "agent/1  begins")
                .endsWith("run  succeeded\n");
        assertThat(err.toString()).startsWith("se: run fix-");
    }

    @Test
    void a_run_that_does_not_succeed_ends_with_1() {
        CompletableFuture<Integer> ended =
                CompletableFuture.supplyAsync(() -> run(out, err, "execute fix " + ON + " --prompt ask"));
        await().until(() -> out.toString().contains("awaiting_intervention"));
        String id = err.toString().replaceAll("(?s).*(fix-[0-9]+-[a-z0-9]+).*", "$1");
        assertThat(run(new StringWriter(), new StringWriter(), "cancel " + id)).isZero();
        assertThat(ended.join()).isEqualTo(1);
        assertThat(err.toString()).contains("run " + id + " is cancelled. “se status " + id + "” shows why.");
    }

    @Test
    void a_run_that_succeeded_without_what_it_was_to_bring_ends_with_1_and_what_it_lacks() {
        assertThat(run("execute fix " + ON + " --prompt idle")).isEqualTo(1);
        assertThat(err.toString()).contains(" succeeded, but what would have to hold does not: no pull request");
        String id = err.toString().replaceAll("(?s).*(fix-[0-9]+-[a-z0-9]+).*", "$1");
        assertThat(run("status " + id)).isZero();
        assertThat(out.toString()).contains("Check: failure, no commands, no pull request");
    }

    @Test
    void where_no_run_is_open_that_is_said() {
        assertThat(run("status")).isZero();
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("no run is open; “se list runs” shows the others");
    }

    @Test
    void a_run_is_started_alone_looked_at_and_acted_on() {
        assertThat(run("execute fix " + ON + " --prompt ask --async")).isZero();
        String id = out.toString().strip();
        await().until(() -> site.status(id).equals("awaiting_intervention"));
        assertThat(run("status " + id)).isZero();
        assertThat(out.toString())
                .contains(
                        "waits for an answer",
                        "waits for step agent",
                        "It asks: ",
                        "se resume " + id + " --answer retry|skip|stop");
        assertThat(run("status")).isZero();
        assertThat(out.toString().lines()).hasSize(2).first().asString().matches("RUN +STATUS +ON +COST +WAITS FOR");
        assertThat(run("status all --json")).isZero();
        assertThat(out.toString().lines()).singleElement().asString().startsWith("{\"workflowId\":\"" + id);
        assertThat(run("budget " + id + " +2.50")).isZero();
        assertThat(run("resume " + id + " --answer retry")).isZero();
        await().until(() -> site.status(id).equals("succeeded"));
        assertThat(run("logs " + id)).isZero();
        assertThat(out.toString()).contains("api: resume retry", "api: budget +$2.50");
        assertThat(run("audit " + id)).isZero();
        assertThat(out.toString())
                .contains("asked by    api (service, api) at ", "attempt     agent/2  succeeded at ", "needs_person")
                .contains("api: resume retry", "command     ./test.sh ended with 0");
        assertThat(run("audit " + id + " --json")).isZero();
        assertThat(out.toString().lines()).singleElement().asString().startsWith("{\"run\":\"" + id);
        assertThat(run("logs " + id + " -f")).isZero();
        assertThat(run("retry " + id + " --from agent")).isZero();
        assertThat(run("undo " + id)).isIn(0, 1);
        assertThat(run("status")).isZero();
    }

    @Test
    void what_is_missing_of_all_that_was_ever_on_record_is_named() {
        String last = "f".repeat(64);
        assertThat(run("audit")).isZero();
        assertThat(out).hasToString("runs        3\nledger      2 pages, the last is " + last + "\n");
        site.find(new Completeness.Finding(
                9,
                last,
                3,
                List.of(new Completeness.OtherKey("e".repeat(64), 1, 4)),
                List.of("run fix-20260102-abc123 is missing: it has had 7 events")));
        assertThat(run("audit --former-key " + "e".repeat(64))).isEqualTo(1);
        assertThat(out.toString())
                .contains("fault       run fix-20260102-abc123 is missing: it has had 7 events\n")
                .containsOnlyOnce("fault");
        assertThat(err.toString()).startsWith("se: the record of all runs is not as it was written: run fix-");
        assertThat(run("audit")).isEqualTo(1);
        assertThat(out.toString()).contains("fault       pages 1 to 4 of the ledger are signed by eeee");
        assertThat(run("audit --json")).isEqualTo(1);
        assertThat(out.toString().lines()).singleElement().asString().startsWith("{\"pages\":9,");
        assertThat(run("audit fix-20260102-abc123 --former-key x")).isEqualTo(2);
        assertThat(err.toString()).contains("--former-key is for all runs");
    }

    @Test
    void what_there_is_is_listed() {
        assertThat(run("list workflows")).isZero();
        assertThat(out.toString()).contains("\nfix ");
        assertThat(run("list runs --repo " + ApiSite.REPO)).isZero();
        assertThat(run("list repos")).isZero();
        assertThat(out).hasToString(ApiSite.REPO + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status fix-20260102-none00", "logs fix-20260102-none00", "cancel fix-20260102-none00"})
    void a_run_that_is_not_there_ends_with_1_and_the_mend(String typed) {
        assertThat(run(typed)).isEqualTo(1);
        assertThat(err.toString()).startsWith("se: There is no run of this id.").hasLineCount(1);
    }

    @Test
    void what_cannot_be_done_to_a_run_is_said() {
        String id = site.begun("hold");
        assertThat(run("resume " + id)).isEqualTo(1);
        assertThat(err.toString()).contains("cannot be resumed");
        assertThat(run("execute fx " + ON)).isEqualTo(1);
        assertThat(err.toString()).contains("`fx`");
        assertThat(run("execute fix --repo octo/other --issue 7")).isEqualTo(1);
        assertThat(err.toString()).contains("not installed on octo/other");
    }

    @Test
    void without_the_right_token_the_mend_is_said() {
        remote = new Remote(site.url(), "");
        assertThat(run("status")).isEqualTo(1);
        assertThat(err)
                .hasToString(
                        "se: SE_API_TOKEN is not set. Set it to what it is where SE is served, or to a GitHub token of yours.\n");
        remote = new Remote(site.url(), "another");
        assertThat(run("logs fix-20260102-none00 -f")).isEqualTo(1);
        assertThat(err.toString()).contains("SE_API_TOKEN is not the server's token");
        remote = new Remote(site.url(), "ghp_ended");
        assertThat(run("status")).isEqualTo(1);
        assertThat(err.toString())
                .startsWith("se: GitHub does not take this token")
                .contains("Make a new one");
    }

    @Test
    void with_a_github_token_a_person_does_what_they_may() {
        String id = site.begun("hold");
        remote = new Remote(site.url(), "ghp_wilma");
        assertThat(run("budget " + id + " +1")).isZero();
        assertThat(run("logs " + id)).isZero();
        assertThat(out.toString()).contains("wilma: budget +$1.00");
        remote = new Remote(site.url(), "ghp_rita");
        assertThat(run("status " + id)).isZero();
        assertThat(run("cancel " + id)).isEqualTo(1);
        assertThat(err.toString()).contains("it takes the permission write, and GitHub says read");
    }

    @Test
    void where_no_server_is_the_mend_is_said() {
        remote = Remote.of(Map.of("SE_URL", "http://127.0.0.1:1/"));
        assertThat(run("status")).isEqualTo(1);
        assertThat(err.toString())
                .startsWith("se: no server answers at http://127.0.0.1:1. ")
                .contains("se serve");
        remote = new Remote("localhost:8080", "");
        assertThat(run("status")).isEqualTo(1);
        assertThat(err.toString()).contains("SE_URL is no address");
        assertThat(Remote.of(Map.of()).url()).isEqualTo("http://127.0.0.1:8080");
    }

    @Test
    void a_server_that_stops_leaves_whoever_follows_with_the_mend() {
        String id = site.begun("hold");
        CompletableFuture<Integer> ended = CompletableFuture.supplyAsync(() -> run(out, err, "logs " + id + " -f"));
        await().until(() -> out.toString().contains("agent/1  begins"));
        site.close();
        assertThat(ended.join()).isEqualTo(1);
        // Whoever asks again while it stops is told so by the server itself.
        assertThat(err.toString())
                .matches("(?s)se: (no server answers at .*Start it with.*|The server stops\\. Follow again .*)");
    }
}
