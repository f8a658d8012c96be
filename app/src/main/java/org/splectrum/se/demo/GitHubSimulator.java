package org.splectrum.se.demo;

import static java.util.Objects.requireNonNull;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import jakarta.servlet.DispatcherType;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.splectrum.se.demo.github.AppRegistration;
import org.splectrum.se.demo.github.Forge;
import org.splectrum.se.demo.github.Repository;
import org.splectrum.se.demo.github.RepositoryName;
import org.splectrum.se.demo.github.Role;
import org.splectrum.se.demo.github.User;
import org.splectrum.se.demo.github.git.BareRepository;
import org.splectrum.se.demo.github.git.Change;
import org.splectrum.se.demo.github.hooks.Webhooks;
import org.splectrum.se.demo.github.json.Links;
import org.splectrum.se.demo.github.json.Shapes;
import org.splectrum.se.demo.github.rest.Caller;
import org.splectrum.se.demo.github.rest.Exchange;
import org.splectrum.se.demo.github.rest.Faults;
import org.splectrum.se.demo.github.rest.RestInterface;
import org.splectrum.se.demo.github.rest.Tokens;
import org.splectrum.se.demo.github.transport.GitDoor;
import org.splectrum.se.demo.pages.Pages;

/**
 * A GitHub on this machine: REST and git over HTTP, signed webhooks, and pages, with one app installed on all
 * repositories. Serves from the moment it is made until it is closed. Thread-safe.
 */
public final class GitHubSimulator implements AutoCloseable {
    private static final String MAIN = "main";
    private static final long LARGEST_REQUEST = 32L << 20;
    private final SimulatorSettings settings;
    private final Forge forge;
    private final AppRegistration app;
    private final Tokens tokens;
    private final Webhooks webhooks;
    private final RestInterface rest;
    private final Pages pages;
    private final Javalin server;

    /**
     * Starts it.
     *
     * @throws IllegalStateException where the port is taken; the message has the mend
     */
    public GitHubSimulator(SimulatorSettings settings) {
        this.settings = requireNonNull(settings, "settings is null");
        this.forge = new Forge(settings.clock());
        forge.addUser(settings.owner(), User.Kind.PERSON);
        this.app = new AppRegistration(forge.nextId(), forge.nextId(), settings.slug(), settings.owner(), forge.now());
        forge.addUser(app.bot(), User.Kind.BOT);
        this.tokens = new Tokens(forge, app);
        Shapes shapes = new Shapes(forge, app, new Links(() -> url().toString()));
        this.webhooks = new Webhooks(shapes);
        this.rest = new RestInterface(shapes, tokens, webhooks);
        this.pages = new Pages(forge);
        this.server = started();
    }

    private Javalin started() {
        try {
            return Javalin.create(this::configure).start();
        } catch (JavalinBindException e) {
            throw new IllegalStateException(
                    "port " + settings.port() + " cannot be listened on: another program has it, or this user may not;"
                            + " name another, as 8090, or 0 for any that is free",
                    e);
        }
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.concurrency.useVirtualThreads = true;
        config.jetty.host = "127.0.0.1";
        config.jetty.port = settings.port();
        config.http.maxRequestSize = LARGEST_REQUEST;
        GitDoor git = new GitDoor(forge, tokens, rest.faults());
        config.jetty.modifyServletContextHandler(
                handler -> handler.addFilter(git, "/*", EnumSet.of(DispatcherType.REQUEST)));
        rest.addTo(config.routes);
        pages.addTo(config.routes);
    }

    /** The root of everything: REST below it, pages at {@code /owner/name}, git at {@code /owner/name.git}. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    public long appId() {
        return app.id();
    }

    /** The app's login, as it stands at its comments. */
    public String appLogin() {
        return app.bot();
    }

    /** PKCS#1, as GitHub gives it. */
    public String privateKeyPem() {
        return app.privateKeyPem();
    }

    public String webhookSecret() {
        return app.webhookSecret();
    }

    /** Sends webhooks there from now on. */
    public void deliverTo(URI webhook) {
        webhooks.deliverTo(webhook);
    }

    /** What was delivered, and again if asked. */
    public Webhooks webhooks() {
        return webhooks;
    }

    /** The owner lets the app do nothing, and says so. */
    public void suspend() {
        app.suspend(Optional.of(forge.now()));
        webhooks.announceInstallation("suspend");
    }

    /** The owner lets it do all again. */
    public void unsuspend() {
        app.suspend(Optional.empty());
        webhooks.announceInstallation("unsuspend");
    }

    /** Makes requests go wrong on purpose. */
    public Faults faults() {
        return rest.faults();
    }

    /** Calls the listener with every REST request and its answer, before that is sent. */
    public void listen(Consumer<Exchange> listener) {
        rest.listen(listener);
    }

    /** A token with which a person's git or REST client may come; the person is made when new. */
    public String tokenOf(String login) {
        return tokenOf(login, new Caller.Grant.Scopes("repo, workflow"));
    }

    /** The same that was given for something else. */
    public String tokenOf(String login, Caller.Grant grant) {
        return tokens.issueTo(person(login).login(), grant);
    }

    /** The person takes the token back. */
    public void revoke(String token) {
        tokens.revoke(token);
    }

    /** Makes a repository with one commit of these files on {@code main}; its owner becomes admin. */
    public RepositoryView createRepository(String fullName, Map<String, String> files) {
        RepositoryName name = RepositoryName.parse(fullName);
        return forge.change(() -> {
            forge.addUser(name.owner(), User.Kind.PERSON);
            BareRepository git = BareRepository.create(
                    settings.directory().resolve(name.owner()).resolve(name.name() + ".git"), MAIN);
            git.commit(MAIN, new Change(new Change.By(name.owner(), forge.now()), "Initial commit", files, Set.of()));
            Repository repository = new Repository(forge.nextId(), name, MAIN, forge.now(), git);
            repository.grant(name.owner(), Role.ADMIN);
            forge.add(repository);
            return new RepositoryView(forge, repository);
        });
    }

    /** Gives a user, made when new, a role on a repository. */
    public void grant(String fullName, String login, Role role) {
        forge.change(() -> {
            forge.addUser(login, User.Kind.PERSON);
            forge.repository(RepositoryName.parse(fullName)).grant(login, role);
            return login;
        });
    }

    /** A person, made when new, who may then do things. */
    public Person person(String login) {
        return new Person(forge, forge.addUser(login, User.Kind.PERSON).login());
    }

    /** What is to be seen of a repository. */
    public RepositoryView repository(String fullName) {
        return new RepositoryView(forge, forge.repository(RepositoryName.parse(fullName)));
    }

    /**
     * Waits until something is to be seen; looks at once and after every change.
     *
     * @throws AssertionError after the timeout, naming what was awaited
     */
    public <T> T await(String what, Duration timeout, Supplier<Optional<T>> condition) {
        return forge.await(what, timeout, condition);
    }

    @Override
    public void close() {
        webhooks.close();
        server.stop();
        forge.repositories().forEach(repository -> repository.git().close());
    }
}
