package org.splectrum.se.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.run.Samples;
import org.splectrum.se.run.SteppedTimer;
import org.splectrum.se.runner.protocol.Checkout;
import org.splectrum.se.runner.protocol.Envelope;
import org.splectrum.se.runner.protocol.Limits;
import org.splectrum.se.runner.protocol.Message;
import org.splectrum.se.runner.protocol.Order;
import org.splectrum.se.runner.protocol.Outcome;
import org.splectrum.se.runner.protocol.Session;
import org.splectrum.se.runner.protocol.Work;

final class ContainersTest {
    private static final AttemptId ATTEMPT = new AttemptId(Samples.ID, "agent", 1);
    private static final RepositoryName REPOSITORY = new RepositoryName("octo", "calculator");
    private static final Outcome ANSWER = new Outcome.Answered("Because.");

    private final InMemoryAttempts attempts = new InMemoryAttempts();
    private final Machine machine = new Machine();
    private final Containers containers =
            new Containers(new ContainerEdges(machine, machine, attempts, attempts), new SteppedTimer(), 1);

    @Test
    void whatARunnerTellsIsTheEndAndNothingIsLeft() throws InterruptedException {
        assertThat(carryOut()).isEqualTo(new Containers.End.Told(ANSWER));
        assertThat(machine.started).isEqualTo(1);
        assertThat(machine.things).isEmpty();
    }

    @Test
    void whatARunnerToldBeforeTheServerDiedIsTheEndAndNothingIsLeft() throws InterruptedException {
        machine.things.addAll(Set.of("container", "door"));
        tell(1, new Message.Started(1));
        tell(2, new Message.Finished(ANSWER));
        assertThat(carryOut()).isEqualTo(new Containers.End.Told(ANSWER));
        assertThat(machine.started).isZero();
        assertThat(machine.things).isEmpty();
    }

    @Test
    void anAttemptWhoseContainerVanishedWhileTheServerWasAwayIsLostAndNotBegunAnew() throws InterruptedException {
        machine.things.add("door");
        tell(1, new Message.Started(1));
        assertThat(carryOut()).isEqualTo(new Containers.End.Died("the container is gone"));
        assertThat(machine.started).isZero();
        assertThat(machine.things).isEmpty();
    }

    private void tell(long sequence, Message message) {
        attempts.append(ATTEMPT, List.of(new Envelope(sequence, Instant.EPOCH, message)));
    }

    private Containers.End carryOut() throws InterruptedException {
        Checkout checkout = new Checkout("refs/se/inputs/x", "a".repeat(40), ATTEMPT.ref(), "SE", "se@example.org");
        Work work = new Work.Agent("Why?", "", "Why?", Session.fresh("s", "refs/se/snapshots/s"));
        Order order = new Order(Order.VERSION, ATTEMPT.toString(), "", checkout, work, new Limits(60, 1000));
        return containers.carryOut(REPOSITORY, ATTEMPT, order, event -> {});
    }

    /** Where a container answers as soon as it is started. */
    private final class Machine implements Sandboxes, Gateways {
        private final Set<String> things = new HashSet<>();
        private int started;

        @Override
        public synchronized void start(AttemptId attempt, Spec spec) {
            assertThat(things).contains("door");
            things.add("container");
            started++;
            tell(1, new Message.Finished(ANSWER));
        }

        @Override
        public synchronized State await(AttemptId attempt, Duration atMost) {
            return things.contains("container") ? State.ENDED : State.GONE;
        }

        @Override
        public synchronized void remove(AttemptId attempt) {
            things.remove("container");
        }

        @Override
        public synchronized Gate open(AttemptId attempt, RepositoryName repository, Order order) {
            things.add("door");
            return new Gate() {
                @Override
                public String socketFolder() {
                    return "/door";
                }

                @Override
                public void close() {
                    things.remove("door");
                }
            };
        }
    }
}
