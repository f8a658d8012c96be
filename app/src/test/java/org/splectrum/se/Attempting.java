package org.splectrum.se;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.revwalk.RevCommit;
import org.splectrum.se.docker.ContainerLimits;
import org.splectrum.se.docker.DockerSandboxes;
import org.splectrum.se.docker.DockerSettings;
import org.splectrum.se.failure.Breakers;
import org.splectrum.se.gateway.Gateway;
import org.splectrum.se.gateway.GatewayPorts;
import org.splectrum.se.gateway.GatewaySettings;
import org.splectrum.se.gateway.ModelSettings;
import org.splectrum.se.merge.GateArbiter;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.model.RunId;
import org.splectrum.se.runner.protocol.Checkout;
import org.splectrum.se.runner.protocol.Envelope;
import org.splectrum.se.runner.protocol.Limits;
import org.splectrum.se.runner.protocol.Message;
import org.splectrum.se.runner.protocol.Order;
import org.splectrum.se.runner.protocol.Outcome;
import org.splectrum.se.runner.protocol.Readiness;
import org.splectrum.se.runner.protocol.Work;
import org.splectrum.se.steps.Budgets;
import org.splectrum.se.steps.Gateways.Gate;
import org.splectrum.se.steps.InMemoryAttempts;
import org.splectrum.se.steps.Permits;
import org.splectrum.se.steps.Sandboxes;

/** One attempt in a real container with the real runner behind a real gateway. Closing it leaves nothing behind. */
final class Attempting implements AutoCloseable {
    static final String IMAGE = Objects.requireNonNullElse(System.getenv("SE_RUNNER_IMAGE"), "se-runner:latest");
    static final AttemptId ATTEMPT = new AttemptId(new RunId("fix-20260102-abcd"), "work", 1);

    private static final String AUTHOR = "SE";
    private static final String EMAIL = "se@users.noreply.example";

    final InMemoryAttempts attempts = new InMemoryAttempts();
    private final String server = "test-" + UUID.randomUUID();
    private final DockerSandboxes sandboxes = new DockerSandboxes(
            new DockerSettings("", IMAGE, server, ContainerLimits.STANDARD, DockerSettings.PATIENCE));
    private final Path repository;
    private final String input;
    private final GatewaySettings settings;
    private final Budgets budgets;
    private volatile Gateway gateway;

    Attempting(Path folder, URI model, String key) throws Exception {
        this(folder, model, key, Long.MAX_VALUE);
    }

    /** With so much money, in millionths of a dollar. */
    Attempting(Path folder, URI model, String key, long microUsd) throws Exception {
        budgets = attempt -> List.of(new Budgets.Purse(
                "run",
                "this run",
                microUsd - attempts.ofStep(attempt.run(), attempt.step()).microUsd()));
        repository = folder.resolve("repository");
        input = begin(repository);
        settings = new GatewaySettings(
                folder.resolve("s"),
                folder.resolve("state"),
                name -> repository.resolve(".git"),
                GatewaySettings.PUSH_BYTES,
                new ModelSettings(model, key, List.of(), ModelSettings.SILENCE),
                new GatewaySettings.Guard(List.of(key), List.of()));
        gateway = new Gateway(
                settings,
                new GatewayPorts(
                        attempts,
                        attempts,
                        budgets,
                        attempts,
                        attempt -> Permits.Permit.NOTHING_MORE,
                        repository -> new GateArbiter()),
                Breakers.none());
    }

    private static String begin(Path folder) throws Exception {
        try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
            RevCommit commit = git.commit()
                    .setMessage("Begin")
                    .setAuthor("A", "a@example.com")
                    .setCommitter("A", "a@example.com")
                    .setSign(false)
                    .call();
            RefUpdate input = git.getRepository().updateRef("refs/se/inputs/" + ATTEMPT);
            input.setNewObjectId(commit);
            assertThat(input.update()).isEqualTo(RefUpdate.Result.NEW);
            return commit.name();
        }
    }

    String socketFolder(Work work) {
        return open(work).socketFolder();
    }

    private Gate open(Work work) {
        Checkout checkout = new Checkout("refs/se/inputs/" + ATTEMPT, input, ATTEMPT.ref(), AUTHOR, EMAIL);
        Order order = new Order(Order.VERSION, ATTEMPT.toString(), "", checkout, work, new Limits(240, 1 << 20));
        Gate gate = gateway.open(ATTEMPT, RepositoryName.of("octo/app"));
        gate.handIn(order);
        return gate;
    }

    /** As after the end of the server's process and its next start. */
    void restartServer(Work work) {
        gateway.close();
        gateway = new Gateway(
                settings,
                new GatewayPorts(
                        attempts,
                        attempts,
                        budgets,
                        attempts,
                        attempt -> Permits.Permit.NOTHING_MORE,
                        repository -> new GateArbiter()),
                Breakers.none());
        open(work);
    }

    private static Readiness readiness(Work work) {
        return work instanceof Work.Agent agent
                ? new Readiness.Agent(agent.model(), agent.session().id(), AUTHOR, EMAIL, Order.Outward.NOWHERE)
                : new Readiness.Plain();
    }

    /** Starts a container whose order is not written yet. */
    void startWaiting(Work work) {
        Gate gate = gateway.open(ATTEMPT, RepositoryName.of("octo/app"));
        sandboxes.start(ATTEMPT, new Sandboxes.Spec(gate.socketFolder(), readiness(work)));
    }

    /** Has the work done, and tells how the runner says it ended. */
    Outcome perform(Work work) throws InterruptedException {
        sandboxes.start(ATTEMPT, new Sandboxes.Spec(socketFolder(work), readiness(work)));
        return end();
    }

    /** Waits for the container's end, and tells how the runner says it ended. */
    Outcome end() throws InterruptedException {
        assertThat(sandboxes.await(ATTEMPT, Duration.ofMinutes(5))).isEqualTo(Sandboxes.State.ENDED);
        List<Envelope> told = attempts.after(ATTEMPT, 0);
        assertThat(told.getLast().message()).isInstanceOf(Message.Finished.class);
        return ((Message.Finished) told.getLast().message()).outcome();
    }

    /** What a file of the commit holds, in SE's repository. */
    String read(String commit, String file) throws IOException {
        try (Git git = Git.open(repository.toFile())) {
            var blob = git.getRepository().resolve(commit + ":" + file);
            return new String(git.getRepository().open(blob).getBytes(), UTF_8);
        }
    }

    /** Where the attempt's own ref points. */
    String output() throws IOException {
        try (Git git = Git.open(repository.toFile())) {
            return ObjectId.toString(git.getRepository().resolve(ATTEMPT.ref()));
        }
    }

    String container() {
        return docker("ps", "--all", "--quiet", "--no-trunc", "--filter", "label=se.server=" + server)
                .strip();
    }

    /** What the engine's own command line prints. */
    static String docker(String... words) {
        ProcessBuilder builder = new ProcessBuilder("docker").redirectErrorStream(true);
        builder.command().addAll(List.of(words));
        try {
            Process process = builder.start();
            String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor()).as(printed).isZero();
            return printed;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        sandboxes.reap(Set::of);
        sandboxes.close();
        gateway.close();
    }
}
