package org.splectrum.se;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.splectrum.se.config.Settings;
import org.splectrum.se.docker.ContainerLimits;
import org.splectrum.se.docker.DockerSandboxes;
import org.splectrum.se.docker.DockerSettings;
import org.splectrum.se.failure.Breakers;
import org.splectrum.se.gateway.Gateway;
import org.splectrum.se.gateway.GatewayPorts;
import org.splectrum.se.gateway.GatewaySettings;
import org.splectrum.se.gateway.ModelSettings;
import org.splectrum.se.git.EmptyRepository;
import org.splectrum.se.git.OwnSystem;
import org.splectrum.se.merge.GateArbiter;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.CommitId;
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
import org.splectrum.se.steps.Permits;
import org.splectrum.se.steps.Sandboxes;

/**
 * Tries from inside a container, made as every attempt's is, whether the outside cannot be reached and the gateway answers: a proxy in front
 * of the engine, another runtime or an image of somebody else's may have made of it what SE did not ask for.
 */
final class SelfTest {
    /** The first word of a line about a way that is open. */
    static final String OPEN = "open: ";

    /** What is printed when all was tried. */
    static final String TRIED = "all was tried";

    static final String MEND =
            "Look at what stands between SE and the engine (DOCKER_HOST), at SE_RUNNER_RUNTIME and at what"
                    + " SE_RUNNER_IMAGE is made of";

    /** Tells only of what is open for certain, so that a container of a kind that nobody knows yet is none that is open. */
    static final String SCRIPT = """
            open() { echo "open: $1"; }
            for to in 1.1.1.1/443 8.8.8.8/53 169.254.169.254/80 172.17.0.1/2375; do
              timeout 3 bash -c ": </dev/tcp/$to" 2>/dev/null && open "TCP to $to"
            done
            timeout 3 getent hosts github.com >/dev/null && open "names are resolved"
            [ "$(sed 1d /proc/net/route 2>/dev/null | wc -l)" -eq 0 ] || open "a route out of it"
            [ -S /var/run/docker.sock ] && open "the engine's socket is in it"
            [ "$(id -u)" -ne 0 ] || open "it runs as root"
            [ -w /etc ] && open "its image can be written"
            grep -Eq '^CapEff:[[:space:]]*0*[1-9a-f]' /proc/self/status && open "it has capabilities"
            grep -Eq '^NoNewPrivs:[[:space:]]*0' /proc/self/status && open "its programs may gain rights"
            echo "all was tried"
            """;

    private static final RepositoryName REPOSITORY = RepositoryName.of("se/self-test");
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Settings settings;
    private final Path folder;
    private final AttemptId attempt = new AttemptId(
            new RunId("self-test-20260101-" + UUID.randomUUID().toString().substring(0, 8)), "sealed", 1);

    SelfTest(Settings settings) {
        this.settings = settings;
        this.folder = settings.storage().folder().toAbsolutePath();
    }

    /** What came of it. */
    sealed interface Verdict {
        /** Nothing was open, and the gateway answered. */
        record Sealed() implements Verdict {}

        /** What is open, a few words each. */
        record Open(List<String> ways) implements Verdict {
            public Open {
                ways = List.copyOf(ways);
            }
        }

        /** It could not be tried; the message names the mend where one is known. */
        record Unknown(String why) implements Verdict {}
    }

    /**
     * Takes as long as the start of a container; leaves nothing behind. Where another process does the same on this data folder, it waits
     * for that; a server at work there is not disturbed.
     */
    Verdict run() throws InterruptedException {
        OwnSystem.install();
        try (DockerSandboxes sandboxes = new DockerSandboxes(docker(), Breakers.none())) {
            sandboxes.checkReady();
            try (FileTurn _ = FileTurn.at(folder.resolve("self-test.lock"), LONGEST.multipliedBy(2));
                    TemporaryFolder own = new TemporaryFolder()) {
                return tried(sandboxes, own.path());
            }
        } catch (RuntimeException e) {
            return new Verdict.Unknown(String.valueOf(e.getMessage()));
        }
    }

    private Verdict tried(DockerSandboxes sandboxes, Path own) throws InterruptedException {
        sandboxes.reap(Set::of); // of one that was killed; so below
        CommitId input = EmptyRepository.make(own.resolve("mirror.git"), "refs/se/inputs/" + attempt);
        SelfTestLog heard = new SelfTestLog();
        try (Gateway gateway = new Gateway(gateway(own), gatewayPorts(heard), Breakers.none())) {
            gateway.reap(Set::of);
            try (Gate gate = gateway.open(attempt, REPOSITORY)) {
                gate.handIn(order(input));
                sandboxes.start(attempt, new Sandboxes.Spec(gate.socketFolder(), new Readiness.Plain()));
                return judged(sandboxes.await(attempt, LONGEST), heard);
            } finally {
                sandboxes.remove(attempt);
            }
        }
    }

    private Verdict judged(Sandboxes.State state, SelfTestLog heard) {
        return heard.after(attempt, 0).stream()
                .map(Envelope::message)
                .flatMap(message -> message instanceof Message.Finished(var outcome)
                                && outcome instanceof Outcome.Ran(var _, var result, var _)
                        ? Stream.of(judged(result.outputTail()))
                        : Stream.empty())
                .findFirst()
                .orElseGet(() -> new Verdict.Unknown("the container is " + state + ", and what was tried in it did not"
                        + " reach SE through the gateway: see that " + sockets()
                        + " is the same folder for SE and the engine"));
    }

    /** @param printed by the script */
    static Verdict judged(String printed) {
        List<String> ways = printed.lines()
                .filter(line -> line.startsWith(OPEN))
                .map(line -> line.substring(OPEN.length()))
                .toList();
        if (!ways.isEmpty()) {
            return new Verdict.Open(ways);
        }
        return printed.lines().anyMatch(TRIED::equals)
                ? new Verdict.Sealed()
                : new Verdict.Unknown("not all was tried: " + printed);
    }

    private DockerSettings docker() {
        Settings.Runners runners = settings.runners();
        UUID server = UUID.nameUUIDFromBytes((folder + "/self-test").getBytes(StandardCharsets.UTF_8));
        return new DockerSettings(
                runners.engine(),
                new DockerSettings.Images(runners.image(), runners.images()),
                runners.runtime(),
                server.toString(),
                ContainerLimits.STANDARD,
                Duration.ofSeconds(10));
    }

    /** Below that of attempts, for what stands before the engine may let nothing else be mounted; short, for a socket's path must be. */
    private Path sockets() {
        return folder.resolve("sockets/test");
    }

    private GatewaySettings gateway(Path own) {
        return new GatewaySettings(
                sockets(),
                own.resolve("gateway"),
                repository -> own.resolve("mirror.git"),
                GatewaySettings.PUSH_BYTES,
                new ModelSettings(URI.create("http://127.0.0.1:1"), "", List.of(), ModelSettings.SILENCE),
                new GatewaySettings.Guard(List.of(), List.of()));
    }

    private static GatewayPorts gatewayPorts(SelfTestLog heard) {
        return new GatewayPorts(
                heard,
                heard,
                Budgets.UNLIMITED,
                heard,
                asked -> Permits.Permit.NOTHING_MORE,
                repository -> new GateArbiter());
    }

    private Order order(CommitId input) {
        Checkout checkout = new Checkout("refs/se/inputs/" + attempt, input.sha(), attempt.ref(), "SE", "se@localhost");
        Work work = new Work.Run(SCRIPT, Map.of(), "Nothing");
        return new Order(Order.VERSION, attempt.toString(), "", checkout, work, new Limits(50, 8 << 10));
    }
}
