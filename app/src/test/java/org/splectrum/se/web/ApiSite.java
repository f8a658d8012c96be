package org.splectrum.se.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.splectrum.se.config.BuiltInWorkflows;
import org.splectrum.se.expression.CelExpressions;
import org.splectrum.se.intake.InMemoryDeliveries;
import org.splectrum.se.intake.Scene;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.Place;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.report.Audits;
import org.splectrum.se.run.Addresses;
import org.splectrum.se.run.AnnouncedRuns;
import org.splectrum.se.run.Effect;
import org.splectrum.se.run.Ending;
import org.splectrum.se.run.Engine;
import org.splectrum.se.run.InMemoryRuns;
import org.splectrum.se.run.Problem;
import org.splectrum.se.run.Question;
import org.splectrum.se.run.Quota;
import org.splectrum.se.run.Quotas;
import org.splectrum.se.run.Requests;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.RetryClock;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.run.RunPreconditions;
import org.splectrum.se.run.Samples;
import org.splectrum.se.run.SteppedTimer;
import org.splectrum.se.run.Wishes;
import org.splectrum.se.steps.AuditPorts;
import org.splectrum.se.steps.Completeness;
import org.splectrum.se.steps.InMemoryAttempts;
import org.splectrum.se.steps.InMemoryRecords;
import org.splectrum.se.steps.InMemoryTrail;
import org.splectrum.se.steps.Integrity;
import org.splectrum.se.steps.RecordId;
import org.splectrum.se.steps.Records;
import org.splectrum.se.steps.text.Redaction;
import org.splectrum.se.workflow.Catalog;
import org.splectrum.se.workflow.Catalogs;
import org.splectrum.se.workflow.RepositoryConfig;
import org.splectrum.se.workflow.RepositoryConfigs;

/**
 * A server with an API and the engine behind it, all in memory. A run whose prompt says “hold” stays at its agent until
 * {@link #letGo}; one whose prompt says “ask” asks there. Whatever is asked and answered is held against the description.
 */
public final class ApiSite implements AutoCloseable {
    /** Of the server; never to be told. */
    static final String SECRET = "webhook-Secret/of+this~server";

    /** A commit with a record. */
    public static final String RECORDED = "5".repeat(40);

    private static final String KEY = "-----BEGIN PUBLIC KEY-----\nAA==\n-----END PUBLIC KEY-----\n";
    private static final InMemoryRecords RECORDS = records();
    public static final String TOKEN = "a-token-that-is-long-enough";
    public static final String REPO = "octo/calculator";

    private final HttpClient client = HttpClient.newHttpClient();
    private volatile Completeness.Finding found = new Completeness.Finding(2, "f".repeat(64), 3, List.of(), List.of());
    private final InMemoryRuns stored = new InMemoryRuns();
    private final CountDownLatch held = new CountDownLatch(1);
    private final Engine engine;
    private final WebServer server;

    public ApiSite() {
        this(TOKEN);
    }

    public ApiSite(String token) {
        this(token, List.of());
    }

    ApiSite(String token, List<Quota> quotas) {
        AnnouncedRuns runs = new AnnouncedRuns(stored);
        engine = new Engine(
                runs, stored, this::perform, new RetryClock(new SteppedTimer(), (what, failure, wait) -> {}));
        engine.start();
        server = WebServer.start(
                new WebServer.Settings(0, List.of("s"), WebServer.Patience.USUAL, 1_000_000),
                new InMemoryDeliveries(0),
                List::of,
                () -> Samples.T0,
                api(token, runs, engine, stored, quotas, () -> found),
                () -> "");
    }

    /** What is told of all that is on record, from now on. */
    public void find(Completeness.Finding next) {
        found = next;
    }

    static Api api(
            String token,
            AnnouncedRuns runs,
            Engine engine,
            InMemoryRuns stored,
            List<Quota> quotas,
            Completeness completeness) {
        RepositoryConfig config = new RepositoryConfig("fix", List.of(), List.of(), List.of());
        Requests requests = new Requests(
                engine,
                new RunPreconditions(new CelExpressions(), List.of(), new Quotas(quotas, stored, () -> Samples.T0)));
        Addresses addresses = new Calculator();
        Catalog builtIn = BuiltInWorkflows.catalog(new CelExpressions());
        Catalogs catalogs = home -> new Catalogs.Reading(builtIn, Map.of("broken", List.of("line 1: mend it")));
        return new Api(
                token,
                new KnownPeople().people(),
                new Api.Doing(
                        new Wishes(addresses, home -> new RepositoryConfigs.Reading.Right(config), catalogs, requests),
                        engine::act),
                new Api.Seeing(runs, stored, runs, audits(stored), new Api.Vouched(RECORDS, completeness, KEY)),
                new Api.Known(builtIn, catalogs, addresses),
                new Redaction(List.of(SECRET)));
    }

    private static InMemoryRecords records() {
        InMemoryRecords records = new InMemoryRecords();
        CommitId commit = new CommitId(RECORDED);
        RecordId id = RecordId.of(Samples.ID, "publish", commit);
        AttemptId attempt = new AttemptId(Samples.ID, "publish", 1);
        records.keep(
                new Records.Draft(id, attempt, List.of(commit), Map.of()),
                "{\"payloadType\":\"t\",\"payload\":\"\",\"signatures\":[]}");
        return records;
    }

    private static Audits audits(InMemoryRuns stored) {
        Integrity.Log none = new Integrity.Log(0, 0, "");
        AuditPorts auditPorts = InMemoryTrail.auditPorts();
        return new Audits(
                stored, auditPorts, new InMemoryAttempts(), run -> new Integrity.Finding(none, none, List.of()));
    }

    /** One repository with issue 7 and pull request 8. */
    private static final class Calculator implements Addresses {
        @Override
        public Optional<Home> home(RepositoryName repository) {
            return Optional.of(new Home(1, repository))
                    .filter(home -> home.toString().equals(REPO));
        }

        @Override
        public Optional<Spot> spot(Home home, int number) {
            return switch (number) {
                case 7 -> spot(home, Place.Kind.ISSUE, number);
                case 8 -> spot(home, Place.Kind.PULL_REQUEST, number);
                default -> Optional.empty();
            };
        }

        private static Optional<Spot> spot(Home home, Place.Kind kind, int number) {
            return Optional.of(
                    new Spot(new Place(1, home.repository(), kind, number), "Adding is wrong", Scene.UNKNOWN));
        }

        @Override
        public List<RepositoryName> repositories() {
            return List.of(RepositoryName.of(REPO));
        }
    }

    private void perform(Run run, Effect effect, Consumer<RunEvent> news) throws InterruptedException {
        if (!(effect instanceof Effect.Attempt(var attempt))) {
            return;
        }
        boolean atAgent = !attempt.step().equals("prepare");
        if (run.request().prompt().contains("hold") && atAgent) {
            held.await();
        }
        if (run.request().prompt().contains("ask") && atAgent && run.guidance().isEmpty()) {
            Problem problem = Problem.of(Problem.Cause.AGENT_FAILED, "It \u001B[31mstumbled\u001B[0m.");
            news.accept(Samples.ended(run, attempt, new Ending.NeedsPerson(problem, Question.afterFailure(problem))));
        } else if (run.request().prompt().contains("idle") && attempt.step().equals("pull_request")) {
            news.accept(Samples.ended(run, attempt, new Ending.Succeeded(new Result.None())));
        } else {
            news.accept(Samples.succeeded(run, attempt));
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    public void letGo() {
        held.countDown();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url() + path)).timeout(Duration.ofMinutes(2));
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, "", Map.of());
    }

    HttpResponse<String> post(String path, String json) {
        return send("POST", path, json, Map.of());
    }

    /** As a person whose token it is. */
    HttpResponse<String> as(String token, String method, String path, String body) {
        return send(method, path, body, Map.of("Authorization", "Bearer " + token));
    }

    /** With the token, and JSON where there is a body. */
    HttpResponse<String> send(String method, String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request = request(path)
                .method(method, BodyPublishers.ofString(body))
                .setHeader("Authorization", "Bearer " + TOKEN);
        if (!body.isEmpty()) {
            request.setHeader("Content-Type", "application/json");
        }
        headers.forEach(request::setHeader);
        HttpResponse<String> answer = send(request);
        ApiDescription.assertDescribed(method, body, answer);
        return answer;
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("sending to the server", e);
        }
    }

    /** Begins a run on issue 7 and gives its id. */
    public String begun(String prompt) {
        HttpResponse<String> answer =
                post("/api/runs", "{\"repo\":\"" + REPO + "\",\"issue\":7,\"prompt\":\"" + prompt + "\"}");
        return ProblemAssert.json(answer.body()).path("workflowId").asText();
    }

    public String status(String run) {
        return ProblemAssert.json(get("/api/runs/" + run).body()).path("status").asText();
    }

    @Override
    public void close() {
        letGo();
        server.close();
        engine.close();
        client.close();
    }
}
