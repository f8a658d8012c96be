package org.splectrum.se;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.splectrum.se.breaker.CircuitBreakers;
import org.splectrum.se.command.Authorization;
import org.splectrum.se.command.Permissions;
import org.splectrum.se.config.BuiltInWorkflows;
import org.splectrum.se.config.CronCalendar;
import org.splectrum.se.config.Secret;
import org.splectrum.se.config.Settings;
import org.splectrum.se.docker.DockerSandboxes;
import org.splectrum.se.expression.CelExpressions;
import org.splectrum.se.failure.Breakers;
import org.splectrum.se.failure.Circuit;
import org.splectrum.se.failure.Detectors;
import org.splectrum.se.gateway.Gateway;
import org.splectrum.se.git.GitMirrors;
import org.splectrum.se.git.OwnSystem;
import org.splectrum.se.github.GitHubPermissions;
import org.splectrum.se.github.PayloadReader;
import org.splectrum.se.intake.Inbox;
import org.splectrum.se.metrics.Metrics;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.RunId;
import org.splectrum.se.report.Audits;
import org.splectrum.se.report.Links;
import org.splectrum.se.report.ReplyPoster;
import org.splectrum.se.report.Sentences;
import org.splectrum.se.report.Surfaces;
import org.splectrum.se.run.Addresses;
import org.splectrum.se.run.AnnouncedRuns;
import org.splectrum.se.run.CommandServices;
import org.splectrum.se.run.Dispatcher;
import org.splectrum.se.run.Effect;
import org.splectrum.se.run.Engine;
import org.splectrum.se.run.Listener;
import org.splectrum.se.run.Performer;
import org.splectrum.se.run.Quotas;
import org.splectrum.se.run.Redelivery;
import org.splectrum.se.run.Reply;
import org.splectrum.se.run.Requests;
import org.splectrum.se.run.RetryClock;
import org.splectrum.se.run.RunControl;
import org.splectrum.se.run.RunPreconditions;
import org.splectrum.se.run.RunStore;
import org.splectrum.se.run.Schedules;
import org.splectrum.se.run.Wishes;
import org.splectrum.se.signing.Ledger;
import org.splectrum.se.steps.Alternates;
import org.splectrum.se.steps.AttemptLog;
import org.splectrum.se.steps.ContainerEdges;
import org.splectrum.se.steps.Steps;
import org.splectrum.se.steps.text.Redaction;
import org.splectrum.se.store.Store;
import org.splectrum.se.web.Api;
import org.splectrum.se.web.WebServer;
import org.splectrum.se.workflow.Catalogs;
import org.splectrum.se.workflow.Expressions;

/**
 * A running server, wired by hand: the one place that sees everything. Serves from the moment it is made until it is closed;
 * what is under way then goes on with the next one on the same data folder.
 */
public final class Server implements AutoCloseable {
    /** Nothing links to pages of this server before it has some. */
    private static final String NO_PAGES = "";

    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    private final Parts parts;

    private final Breakers breakers = new CircuitBreakers();
    private final Store store;
    private final Ledger ledger;
    private final WebServer web;

    private Server(Settings settings, Timeouts timeouts, Interception interception, Parts parts) {
        this.parts = parts;
        Clock clock = Clock.systemUTC();
        Path folder = DataFolder.made(settings.storage().folder());
        PartSettings partSettings = new PartSettings(settings, timeouts, folder);
        LOG.debug(
                "error detectors: {}",
                Detectors.load(Server.class.getClassLoader()).kinds());
        SystemTimer timer = parts.add(new SystemTimer());
        RetryClock retries = new RetryClock(timer, new LoggedTroubles(), timeouts.again());
        store = parts.add(Store.open(new Store.Settings(settings.storage().databaseUrl(), Store.Settings.WAITING)));
        SigningKeys keys = SigningKeys.of(settings, folder);
        ledger = parts.add(keys.ledger(store, folder, clock));
        Metrics metrics = parts.add(new Metrics());
        Secrets secrets = keys.secrets(settings);
        Redaction redaction = secrets.redaction();
        GitHubEdge github = parts.add(new GitHubEdge(settings.github(), folder, clock, breakers, redaction));
        GitMirrors mirrors = github.mirrors();
        DockerSandboxes sandboxes = parts.add(new DockerSandboxes(partSettings.docker(), breakers));
        AttemptLog attempts = interception.attempts(store.attempts());
        GatewayLimits limits = new GatewayLimits(settings, secrets, store);
        Gateway gateway = parts.add(new Gateway(
                partSettings.gateway(limits, mirrors),
                limits.gatewayPorts(attempts, metrics.usage(store.usage())),
                breakers));
        Permissions permissions = new GitHubPermissions(github.connection());
        Expressions expressions = new CelExpressions();
        Alternates alternates = github.alternates(mirrors, sandboxes::layGround);
        Steps steps = new Steps(
                github.repositoryEdges(
                        mirrors,
                        store.precedents(),
                        keys.sealing(mirrors, interception.records(store.records()), store.integrity())),
                github.stepEdges(permissions),
                interception.containers(new ContainerEdges(
                        sandboxes, gateway, alternates, attempts, store.usage(), store.auditPorts())),
                new Steps.Ways(partSettings.attemptSettings(keys.address()), expressions),
                timer);
        Surfaces surfaces = github.surfaces(
                new Links(settings.github().url().toString(), NO_PAGES), store.refusals(), store.briefings());
        Performer performer = interception.performer(new Performing(steps, surfaces));
        AnnouncedRuns runs = new AnnouncedRuns(metrics.runs(interception.runs(store.runs())));
        Engine engine = parts.add(new Engine(runs, interception.backlog(store.backlog()), performer, retries));
        Catalogs catalogs = github.catalogs(expressions);
        CommandServices services = new CommandServices(
                new Authorization(partSettings.self()),
                catalogs,
                permissions,
                github.repositoryConfigs(catalogs),
                interception.replies(new ReplyPoster(github.comments(), github.reactions())),
                runs);
        Requests requests = new Requests(
                engine,
                new RunPreconditions(
                        expressions,
                        settings.runners().images(),
                        new Quotas(settings.bounds().quotas(), store.counts(), clock)));
        Schedules schedules = new Schedules(
                github.addresses(),
                services,
                requests,
                new Schedules.Almanac(new CronCalendar(), store.timetable(), Server::log),
                retries);
        List<Listener> listeners = List.of(
                schedules, github.filesCheck(expressions, timer), github.movedBases(mirrors, services, requests));
        RunControl control = new RunControl(engine, requests, listeners, github.suites());
        Dispatcher dispatcher = parts.add(new Dispatcher(
                metrics.inbox(interception.inbox(store.inbox())), new PayloadReader(), services, control, retries));
        web = parts.add(WebServer.start(
                WebServer.Settings.of(
                        settings.server().port(),
                        settings.github().webhookSecrets().stream()
                                .map(Secret::value)
                                .toList()),
                metrics.deliveries(interception.deliveries(store.deliveries())),
                new Health(store, github, sandboxes, breakers),
                clock,
                api(settings, github, services, control, runs, keys),
                new Meters(metrics, store, breakers, folder)));
        Reaper reaper = new Reaper(timer, this::needed, List.of(gateway::reap, sandboxes::reap));
        StartupChecks.take(() -> {
            reaper.start();
            warnUnlessReady(sandboxes);
        });
        engine.start();
        dispatcher.start();
        new Redelivery(github.deliveryLog(), store.arrivals(), retries).start();
        schedules.start();
        timer.after(Duration.ZERO, new Bookkeeping(timer, ledger)::start);
        timer.after(
                Duration.ZERO,
                new RetentionJob(timer, store.retention(), settings.storage().texts())::start);
    }

    private Api api(
            Settings settings,
            GitHubEdge github,
            CommandServices services,
            RunControl control,
            AnnouncedRuns runs,
            SigningKeys keys) {
        Addresses addresses = github.addresses();
        return new Api(
                settings.server().apiToken().value(),
                github.people(services.permissions(), services.authorization()),
                new Api.Doing(
                        new Wishes(addresses, services.configs(), services.catalogs(), control.requests()),
                        control.engine()::act),
                new Api.Seeing(
                        runs,
                        store.chronicle(),
                        runs,
                        new Audits(store.chronicle(), store.auditPorts(), store.refusals(), store.integrity()),
                        new Api.Vouched(
                                store.records(),
                                ledger,
                                keys.records().publicKey().pem())),
                new Api.Known(BuiltInWorkflows.catalog(new CelExpressions()), services.catalogs(), addresses),
                keys.secrets(settings).redaction());
    }

    /**
     * Starts a server.
     *
     * @throws RuntimeException where the port is taken or the data folder cannot be used; nothing is left running then
     */
    public static Server start(Settings settings) {
        return start(settings, Timeouts.USUAL);
    }

    /** The same with another patience. */
    static Server start(Settings settings, Timeouts timeouts) {
        return start(settings, timeouts, new Interception() {});
    }

    /** The same with something between its parts. */
    static Server start(Settings settings, Timeouts timeouts, Interception interception) {
        OwnSystem.install();
        Parts parts = new Parts();
        try {
            return new Server(settings, timeouts, interception, parts);
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    /** Where it listens. */
    public int port() {
        return web.port();
    }

    /** Its runs. */
    public RunStore runs() {
        return store.runs();
    }

    /** Who outside fails, and until when nobody asks there. */
    List<Circuit> circuits() {
        return breakers.snapshot();
    }

    /** What its runners told. */
    AttemptLog attempts() {
        return store.attempts();
    }

    /** Its deliveries. */
    public Inbox inbox() {
        return store.inbox();
    }

    /** Whether GitHub shows the run as it is and no attempt of it is under way. */
    public boolean settled(RunId run) {
        return store.backlog().pending().stream()
                .noneMatch(effect -> effect.run().equals(run));
    }

    @Override
    public void close() {
        parts.close();
    }

    private static void warnUnlessReady(DockerSandboxes sandboxes) {
        try {
            sandboxes.checkReady();
        } catch (RuntimeException e) {
            LOG.warn("deliveries are stored, but no run can start: {}", e.getMessage());
        }
    }

    /** The attempts that are under way or to be gone on with. */
    private Set<AttemptId> needed() {
        return store.backlog().pending().stream()
                .flatMap(effect -> attempt(effect).stream())
                .collect(Collectors.toSet());
    }

    /** The attempt that goes on with the effect. */
    private Optional<AttemptId> attempt(Effect effect) {
        return switch (effect) {
            case Effect.Attempt(var attempt) -> Optional.of(attempt);
            case Effect.TakeBack(var id, var step) -> store.runs().find(id).map(run -> Steps.takingBack(run, step));
            case Effect.Stop stop -> Optional.empty();
            case Effect.Show show -> Optional.empty();
            case Effect.Wake wake -> Optional.empty();
            case Effect.Replace replace -> Optional.empty();
        };
    }

    private static void log(Home home, String workflow, Reply why) {
        LOG.warn("{} was due in {}, and did not begin: {}", workflow, home, Sentences.of(why));
    }
}
