package org.splectrum.se;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.run.Progress;
import org.splectrum.se.run.RunState;

/** The metrics that docs/operating.md names are those that a server tells. */
final class MetricsPageTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z_]+)(\\{[a-z_,]+})?` \\|");
    private static final Pattern FAMILY = Pattern.compile("(?m)^# TYPE ([a-z_]+) ");

    @TempDir
    private Path folder;

    @Test
    void each_is_there_and_none_of_ses_own_is_left_out() throws Exception {
        try (TroubledServer server =
                new TroubledServer(folder, "unix://" + folder.resolve("no.sock"), Timeouts.USUAL)) {
            server.ada.comment(TroubledServer.REPO, server.issue, "/se run");
            server.await("a run that fetched", run -> run.progress("prepare") instanceof Progress.Done);
            server.ada.comment(TroubledServer.REPO, server.issue, "/se cancel");
            server.await("its end", run -> run.state() == RunState.CANCELLED);
            server.ada.comment(TroubledServer.REPO, server.issue, "/se run once more");
            server.await("another", run -> run.state() == RunState.RUNNING);
            String text = metrics(server.server().port());
            Set<String> told = names(FAMILY, text);
            Set<String> documented = names(ROW, Files.readString(Path.of("../docs/operating.md")));
            assertThat(told).containsAll(documented);
            assertThat(documented).contains("se_deliveries_total", "process_uptime_seconds");
            assertThat(told)
                    .filteredOn(name -> name.startsWith("se_") && !name.endsWith("_max"))
                    .isSubsetOf(documented);
            assertThat(text)
                    .contains("se_runs_ended_total{state=\"cancelled\",workflow=\"fix\"} 1")
                    .doesNotContain("octo", folder.getFileName().toString() + "/se")
                    .doesNotContainPattern("\\bada\\b");
        }
    }

    private static String metrics(int port) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .contains("text/plain; version=0.0.4; charset=utf-8");
            return answer.body();
        }
    }

    private static Set<String> names(Pattern pattern, String text) {
        Stream<MatchResult> found = pattern.matcher(text).results();
        return found.map(match -> match.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }
}
