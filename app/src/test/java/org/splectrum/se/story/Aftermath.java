package org.splectrum.se.story;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.revwalk.ObjectWalk;
import org.eclipse.jgit.revwalk.RevObject;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.splectrum.se.Traces;
import org.splectrum.se.demo.github.CheckRun;
import org.splectrum.se.demo.github.Issue;
import org.splectrum.se.demo.github.rest.Exchange;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.model.RunId;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.Runs;

/**
 * What must be so after any attack: every secret of the server is nowhere but in its configuration, nothing of the agent's is on this
 * machine, nothing is left running, the server is well, and there is one comment for each run and no other. Other stories may go on meanwhile.
 *
 * @param ends of all runs of the story
 */
record Aftermath(Stage stage, Story story, List<Story.End> ends) {
    Aftermath {
        ends = List.copyOf(ends);
    }

    Aftermath(Stage stage, Story story, Story.End end) {
        this(stage, story, List.of(end));
    }

    /** Where nothing may have begun, and so no agent was hostile. */
    static Aftermath withoutRun(Stage stage, Story story) {
        return new Aftermath(stage, story, List.of());
    }

    void isHarmless() throws Exception {
        String database = database();
        if (!ends.isEmpty()) {
            assertThat(database).as("what the agent did").contains(story.mark());
        }
        noSecretIsAnywhere(database);
        hasNoTraceOf(story.mark());
        nothingIsLeft();
        theServerIsWell();
        thereIsOneCommentForEachRun();
    }

    /** No file on this machine and no process has this in its name or its arguments. */
    void hasNoTraceOf(String mark) throws IOException {
        Traces.assertNone(
                mark, stage.data(), stage.data().resolve(".."), stage.data().resolve("sockets"));
    }

    private List<Run> runs() {
        return ends.stream().map(Story.End::run).toList();
    }

    private void noSecretIsAnywhere(String database) throws Exception {
        Map<String, String> secrets = Canaries.of(stage, runs());
        assertThat(secrets)
                .hasSizeGreaterThan(5)
                .allSatisfy((name, secret) -> assertThat(secret).as(name).hasSizeGreaterThan(11));
        Needles needles = new Needles(secrets.values().stream()
                .map(Canaries::forms)
                .flatMap(List::stream)
                .distinct()
                .toList());
        Map<String, String> places = Map.of(
                "what GitHub was told", told(),
                "what GitHub shows", shown(),
                "the API", api(),
                "the stream of events", events(),
                "the database", database,
                "the mirror", objects(stage.data().resolve("mirrors").resolve(story.repository() + ".git")),
                "the arguments of processes", Traces.arguments());
        places.forEach((place, text) ->
                assertThat(needles.in(text)).as("secrets in " + place).isEmpty());
        assertThat(stage.log(needles)).as("secrets in the log").isEmpty();
        assertThat(Disk.filesWith(stage.data(), needles))
                .as("secrets on disk")
                .allMatch(file -> file.endsWith(Canaries.RECORD_KEY));
    }

    private String told() {
        return stage.exchanges().stream()
                .map(Exchange::request)
                .filter(request -> request.path().contains("/" + story.repository() + "/"))
                .map(request -> request.path() + request.query() + request.body())
                .collect(Collectors.joining("\n"));
    }

    private String shown() {
        List<String> shown = new ArrayList<>();
        story.seen().issues().forEach(issue -> {
            shown.add(issue.content().title() + "\n" + issue.content().body());
            story.seen().comments(issue.number()).forEach(comment -> shown.add(comment.body()));
        });
        story.seen().checks().stream().map(CheckRun::toString).forEach(shown::add);
        return String.join("\n", shown);
    }

    private String api() throws Exception {
        String numbers = get("/metrics");
        assertThat(numbers).contains("# TYPE se_");
        StringBuilder all = new StringBuilder(numbers);
        for (Run run : runs()) {
            all.append(api(run.id()));
        }
        return all.toString();
    }

    private String api(RunId id) throws Exception {
        String run = "/api/runs/" + id;
        String audit = get(run + "/audit");
        assertThat(audit).contains("\"faults\":[]", "\"attempts\":[");
        String stream = get(run + "/logs", "text/event-stream");
        assertThat(stream).contains("event: log\n", "event: end\n");
        return String.join("\n", get(run), get(run + "/logs"), audit, stream);
    }

    private String events() {
        return ends.stream().map(this::events).collect(Collectors.joining("\n"));
    }

    /** All that it told of the run, up to its end. */
    private String events(Story.End end) {
        String ended = "\"status\":\"" + end.state().name().toLowerCase(Locale.ROOT) + '"';
        return story.await("the end in the stream of events", () -> {
            List<String> told = stage.events(end.run().id());
            return told.stream().anyMatch(event -> event.contains(ended))
                    ? Optional.of(String.join("\n", told))
                    : Optional.empty();
        });
    }

    private String get(String path) throws Exception {
        return get(path, "*/*");
    }

    private String get(String path, String accept) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create(
                                    "http://127.0.0.1:" + stage.server().port() + path))
                            .header("Accept", accept)
                            .header(
                                    "Authorization",
                                    "Bearer " + stage.environment().get("SE_API_TOKEN"))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
            return answer.body();
        }
    }

    /** All that is in it, of whatever run. */
    String database() {
        StringBuilder dump = new StringBuilder();
        try (Handle handle =
                Jdbi.create("jdbc:sqlite:" + stage.data().resolve("se.db")).open()) {
            List<String> tables = handle.select("SELECT name FROM sqlite_master WHERE type = 'table'")
                    .mapTo(String.class)
                    .list();
            assertThat(tables).contains("runs", "attempt_messages");
            for (String table : tables) {
                handle.select("SELECT * FROM \"" + table + '"')
                        .map((row, context) -> {
                            for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                                byte[] value = row.getBytes(column);
                                dump.append(value == null ? "" : new String(value, ISO_8859_1))
                                        .append('\n');
                            }
                            return true;
                        })
                        .list();
            }
        }
        return dump.toString();
    }

    /** Every commit, tree and file that any ref leads to, those of snapshots too; nothing where nobody fetched it. */
    private static String objects(Path mirror) throws IOException {
        StringBuilder all = new StringBuilder();
        if (!Files.exists(mirror)) {
            return "";
        }
        try (Git git = Git.open(mirror.toFile());
                ObjectWalk walk = new ObjectWalk(git.getRepository());
                ObjectReader reader = git.getRepository().newObjectReader()) {
            for (Ref ref : git.getRepository().getRefDatabase().getRefs()) {
                all.append(ref.getName()).append('\n');
                if (ref.getObjectId() != null) {
                    walk.markStart(walk.parseAny(ref.getObjectId()));
                }
            }
            for (AnyObjectId commit = walk.next(); commit != null; commit = walk.next()) {
                all.append(new String(reader.open(commit).getBytes(), ISO_8859_1))
                        .append('\n');
            }
            for (RevObject object = walk.nextObject(); object != null; object = walk.nextObject()) {
                if (object.getType() == Constants.OBJ_BLOB) {
                    all.append(new String(reader.open(object).getBytes(), ISO_8859_1))
                            .append('\n');
                }
            }
        }
        return all.toString();
    }

    private void nothingIsLeft() throws Exception {
        for (Run run : runs()) {
            String label = "label=se.run=" + run.id();
            assertThat(listed("ps", "--all", "--quiet", "--filter", label))
                    .as("containers")
                    .isBlank();
            assertThat(listed("volume", "ls", "--quiet", "--filter", label))
                    .as("volumes")
                    .isBlank();
        }
        try (Stream<Path> sockets = Files.list(stage.data().resolve("sockets"))) {
            List<String> names =
                    sockets.map(path -> path.getFileName().toString()).toList();
            assertThat(names)
                    .filteredOn(Canaries.doors(stage, runs())::contains)
                    .isEmpty();
        }
    }

    private static String listed(String... listing) throws Exception {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(listing));
        Process docker = new ProcessBuilder(command).start();
        String listed = new String(docker.getInputStream().readAllBytes(), ISO_8859_1);
        assertThat(docker.waitFor()).isZero();
        return listed;
    }

    private void theServerIsWell() throws Exception {
        assertThat(get("/healthz")).contains("true");
        assertThat(get("/readyz")).isNotBlank();
        assertThat(get("/api/audit")).contains("\"faults\":[]", "\"otherKeys\":[]");
    }

    private void thereIsOneCommentForEachRun() {
        story.heard();
        List<Integer> issues = story.seen().issues().stream().map(Issue::number).toList();
        assertThat(issues.stream().flatMap(issue -> story.runComments(issue).stream()))
                .hasSameSizeAs(ends);
        assertThat(issues.stream().flatMap(issue -> story.replies(issue).stream()))
                .hasSizeLessThanOrEqualTo(ends.isEmpty() ? 1 : 0);
        Runs.Wanted here = Runs.Wanted.of(RepositoryName.of(story.repository()));
        assertThat(stage.server().runs().latest(here, Runs.Page.first(9))).hasSameSizeAs(ends);
        assertThat(story.seen().refs("refs/"))
                .as("main, and the run's own branch at most")
                .allMatch(ref -> ref.equals("refs/heads/main")
                        || ref.startsWith("refs/heads/se/")
                        || ref.startsWith("refs/pull/"));
        assertThat(story.seen().pulls()).hasSizeLessThanOrEqualTo(1);
    }
}
