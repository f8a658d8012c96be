package org.splectrum.se;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.splectrum.se.command.Authorization;
import org.splectrum.se.command.Permissions;
import org.splectrum.se.config.BuiltInWorkflows;
import org.splectrum.se.config.RepositoryConfigFile;
import org.splectrum.se.config.Settings;
import org.splectrum.se.config.WorkflowFiles;
import org.splectrum.se.failure.Breakers;
import org.splectrum.se.git.GitAlternates;
import org.splectrum.se.git.GitCheckpoints;
import org.splectrum.se.git.GitCollisions;
import org.splectrum.se.git.GitMirrors;
import org.splectrum.se.git.GitPatches;
import org.splectrum.se.git.GitPushes;
import org.splectrum.se.git.GitReplays;
import org.splectrum.se.git.GitSettings;
import org.splectrum.se.git.Tokens;
import org.splectrum.se.github.AppCredentials;
import org.splectrum.se.github.GitHubAddresses;
import org.splectrum.se.github.GitHubApp;
import org.splectrum.se.github.GitHubChecks;
import org.splectrum.se.github.GitHubComments;
import org.splectrum.se.github.GitHubConnection;
import org.splectrum.se.github.GitHubConversations;
import org.splectrum.se.github.GitHubDeliveries;
import org.splectrum.se.github.GitHubFiles;
import org.splectrum.se.github.GitHubIdentities;
import org.splectrum.se.github.GitHubLabels;
import org.splectrum.se.github.GitHubOwnPulls;
import org.splectrum.se.github.GitHubPullRequests;
import org.splectrum.se.github.GitHubReactions;
import org.splectrum.se.github.GitHubReviews;
import org.splectrum.se.github.GitHubSettings;
import org.splectrum.se.github.GitHubSubjects;
import org.splectrum.se.github.GitHubSuites;
import org.splectrum.se.github.RememberedPermissions;
import org.splectrum.se.github.sight.GitHubSight;
import org.splectrum.se.intake.DeliveryLog;
import org.splectrum.se.merge.GateArbiter;
import org.splectrum.se.model.Home;
import org.splectrum.se.report.Comments;
import org.splectrum.se.report.FilesCheck;
import org.splectrum.se.report.Links;
import org.splectrum.se.report.Reactions;
import org.splectrum.se.report.Surfaces;
import org.splectrum.se.report.Unmergeable;
import org.splectrum.se.run.Addresses;
import org.splectrum.se.run.CommandServices;
import org.splectrum.se.run.Listener;
import org.splectrum.se.run.MovedBaseWorkflows;
import org.splectrum.se.run.MovedBases;
import org.splectrum.se.run.Requests;
import org.splectrum.se.run.Suites;
import org.splectrum.se.run.Timer;
import org.splectrum.se.steps.Arbiters;
import org.splectrum.se.steps.Briefings;
import org.splectrum.se.steps.ConversationReading;
import org.splectrum.se.steps.Precedents;
import org.splectrum.se.steps.RefusalLog;
import org.splectrum.se.steps.Steps;
import org.splectrum.se.steps.text.Redaction;
import org.splectrum.se.web.Api;
import org.splectrum.se.workflow.Catalogs;
import org.splectrum.se.workflow.Expressions;
import org.splectrum.se.workflow.RepositoryConfig;
import org.splectrum.se.workflow.RepositoryConfigs;

/** GitHub's side of the wiring. */
final class GitHubEdge implements AutoCloseable {
    private final Settings.GitHub settings;
    private final GitSettings git;
    private final GitHubConnection connection;
    private final GitHubApp app;
    private final Breakers breakers;
    private final ExecutorService background =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
    private final Clock clock;

    GitHubEdge(Settings.GitHub settings, Path folder, Clock clock, Breakers breakers, Redaction redaction) {
        this.settings = settings;
        this.breakers = breakers;
        this.clock = clock;
        this.git = new GitSettings(folder.resolve("mirrors"), settings.url());
        AppCredentials credentials =
                new AppCredentials(settings.appId(), settings.privateKey().value());
        this.connection = new GitHubConnection(
                new GitHubSettings(settings.apiUrl(), credentials, folder.resolve("cache")),
                clock,
                breakers,
                redaction);
        this.app = new GitHubApp(connection);
    }

    GitHubConnection connection() {
        return connection;
    }

    GitHubApp app() {
        return app;
    }

    /** The same installation tokens for git as for the API. */
    private Tokens tokens() {
        return new Tokens() {
            @Override
            public String forGit(Home home) {
                return connection.token(home);
            }

            @Override
            public void refused(Home home, String token) {
                connection.refused(home, token);
            }
        };
    }

    GitMirrors mirrors() {
        return new GitMirrors(git, tokens(), breakers);
    }

    /** What containers need not fetch, and need not check out either where this can be done ahead of them. */
    GitAlternates alternates(GitMirrors mirrors, Consumer<Path> groundwork) {
        return new GitAlternates(
                new GitAlternates.Settings(git.folder().resolveSibling("alternates")),
                mirrors::mirror,
                background,
                groundwork);
    }

    Steps.RepositoryEdges repositoryEdges(GitMirrors mirrors, Precedents precedents, Steps.Sealing sealing) {
        return new Steps.RepositoryEdges(
                mirrors,
                new GitCheckpoints(mirrors),
                new GitPatches(mirrors),
                new GitPushes(git, tokens(), mirrors::mirror, breakers),
                new Steps.ConflictEdges(new GitReplays(mirrors), arbiters(precedents), precedents),
                sealing);
    }

    /** Those who know what was resolved before. */
    static Arbiters arbiters(Precedents precedents) {
        return repository -> new GateArbiter(sides -> precedents.of(repository, sides));
    }

    Steps.GitHubEdges stepEdges(Permissions permissions) {
        return new Steps.GitHubEdges(
                new GitHubPullRequests(connection),
                new ConversationReading(new GitHubConversations(connection), new GitHubSight()),
                new GitHubFiles(connection)::read,
                new Steps.Words(new GitHubComments(connection, app), new GitHubReviews(connection, app)),
                new Steps.Authority(permissions, new GitHubSubjects(connection)),
                settings.url().toString());
    }

    Comments comments() {
        return new GitHubComments(connection, app);
    }

    DeliveryLog deliveryLog() {
        return new GitHubDeliveries(connection);
    }

    Addresses addresses() {
        return new GitHubAddresses(connection);
    }

    Reactions reactions() {
        return new GitHubReactions(connection);
    }

    Surfaces surfaces(Links links, RefusalLog refusals, Briefings briefings) {
        return new Surfaces(
                comments(),
                new GitHubChecks(connection, app),
                new GitHubLabels(connection),
                links,
                refusals,
                briefings);
    }

    /** Reads the files through the API and their texts by the configuration's readers. */
    RepositoryConfigs repositoryConfigs(Catalogs catalogs) {
        GitHubFiles files = new GitHubFiles(connection);
        return home -> files.read(home, ProposedFiles.CONFIG)
                .map(text -> new RepositoryConfigFile(catalogs.of(home).catalog()).parse(text))
                .orElseGet(() -> new RepositoryConfigs.Reading.Right(RepositoryConfig.NONE));
    }

    /** Looks at pull requests that change the files which {@link #catalogs} and {@link #repositoryConfigs} read. */
    FilesCheck filesCheck(Expressions expressions, Timer timer) {
        WorkflowFiles reader = new WorkflowFiles(expressions, BuiltInWorkflows.catalog(expressions));
        return new FilesCheck(
                new ProposedFiles(new GitHubFiles(connection), reader), new GitHubChecks(connection, app), timer);
    }

    /** What is to be done about a base that moved. */
    Listener movedBases(GitMirrors mirrors, CommandServices commandServices, Requests requests) {
        GitHubComments comments = new GitHubComments(connection, app);
        return new MovedBases(
                new GitHubOwnPulls(connection, app),
                List.of(
                        new Unmergeable(new GitCollisions(mirrors), comments, comments),
                        new MovedBaseWorkflows(commandServices, requests)));
    }

    /** A repository's own workflow files come over those that are built in. */
    Catalogs catalogs(Expressions expressions) {
        GitHubFiles files = new GitHubFiles(connection);
        WorkflowFiles reader = new WorkflowFiles(expressions, BuiltInWorkflows.catalog(expressions));
        return home -> {
            WorkflowFiles.Reading reading =
                    reader.read(files.folder(home, ProposedFiles.WORKFLOWS, ProposedFiles.ENDINGS));
            Map<String, List<String>> problems = new HashMap<>();
            reading.problems()
                    .forEach((file, found) -> problems.put(
                            WorkflowFiles.workflowOf(file),
                            found.stream().map(problem -> file + ", " + problem).toList()));
            return new Catalogs.Reading(reading.catalog(), problems);
        };
    }

    /** Who the people are that use the REST API by themselves, and what they may. */
    Api.People people(Permissions permissions, Authorization authorization) {
        return new Api.People(
                new GitHubIdentities(connection, app),
                new RememberedPermissions(permissions, clock),
                permissions,
                authorization);
    }

    Suites suites() {
        return new GitHubSuites(connection);
    }

    @Override
    public void close() {
        background.shutdownNow();
        connection.close();
    }
}
