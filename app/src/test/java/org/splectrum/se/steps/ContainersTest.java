package org.splectrum.se.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.run.Samples;
import org.splectrum.se.run.SteppedTimer;
import org.splectrum.se.runner.protocol.Checkout;
import org.splectrum.se.runner.protocol.Envelope;
import org.splectrum.se.runner.protocol.Limits;
import org.splectrum.se.runner.protocol.Message;
import org.splectrum.se.runner.protocol.Order;
import org.splectrum.se.runner.protocol.Outcome;
import org.splectrum.se.runner.protocol.Readiness;
import org.splectrum.se.runner.protocol.Session;
import org.splectrum.se.runner.protocol.Work;

final class ContainersTest {
    private static final AttemptId ATTEMPT = new AttemptId(Samples.ID, "agent", 1);
    private static final RepositoryName REPOSITORY = new RepositoryName("octo", "calculator");
    private static final Outcome ANSWER = new Outcome.Answered("Because.");

    private static final Order ORDER = order();
    private static final Readiness READINESS = Readiness.of(ORDER);

    private final InMemoryAttempts attempts = new InMemoryAttempts();
    private final AtomicReference<Optional<Outcome>> program = new AtomicReference<>(Optional.of(ANSWER));
    private final Machine machine = new Machine(attempts, order -> program.get());
    private final Containers containers = new Containers(
            new ContainerEdges(machine, machine, _ -> Optional.empty(), attempts, attempts, InMemoryTrail.auditPorts()),
            new SteppedTimer(),
            new ContainerCapacity(1, 1, 1));

    @Test
    void whatARunnerTellsIsTheEndAndNothingIsLeft() throws InterruptedException {
        assertThat(carryOut()).isEqualTo(new Containers.End.Told(ANSWER));
        assertThat(machine.started).hasValue(1);
        assertThat(machine.things).isEmpty();
    }

    @Test
    void whatIsLentIsCompletedWithTheInputBeforeTheOrderIsHandedOut() throws InterruptedException {
        List<String> done = new ArrayList<>();
        program.set(Optional.empty());
        Alternates.Lent lent = new Alternates.Lent() {
            @Override
            public String folder() {
                return "/lent";
            }

            @Override
            public void completeWith(CommitId input, String socketFolder) {
                done.add(input.sha() + " in " + socketFolder);
                program.set(Optional.of(ANSWER)); // an order that was out before would never be answered
            }
        };
        Containers lending = new Containers(
                new ContainerEdges(
                        machine, machine, _ -> Optional.of(lent), attempts, attempts, InMemoryTrail.auditPorts()),
                new SteppedTimer(),
                new ContainerCapacity(1, 1, 1));
        ContainerRequest request = new ContainerRequest(new Home(1, REPOSITORY), "", ATTEMPT, READINESS, () -> ORDER);
        assertThat(lending.carryOut(request, _ -> {})).isEqualTo(new Containers.End.Told(ANSWER));
        assertThat(done).containsExactly(ORDER.checkout().input() + " in /door");
        assertThat(machine.spec.alternate()).contains("/lent");
    }

    @Test
    void whatARunnerToldBeforeTheServerDiedIsTheEndAndNothingIsLeft() throws InterruptedException {
        machine.things.addAll(Set.of("container", "door"));
        tell(1, new Message.Started(1));
        tell(2, new Message.Finished(ANSWER));
        assertThat(carryOut()).isEqualTo(new Containers.End.Told(ANSWER));
        assertThat(machine.started).hasValue(0);
        assertThat(machine.things).isEmpty();
    }

    @Test
    void anAttemptWhoseContainerVanishedWhileTheServerWasAwayIsLostAndNotBegunAnew() throws InterruptedException {
        machine.things.add("door");
        tell(1, new Message.Started(1));
        assertThat(carryOut()).isEqualTo(new Containers.End.Died("the container is gone"));
        assertThat(machine.started).hasValue(0);
        assertThat(machine.things).isEmpty();
    }

    @Test
    void whatIsStoppedIsGoneWithItsDoorAndItsSlotIsFree() throws InterruptedException {
        program.set(Optional.empty());
        Thread waiting = Thread.ofVirtual().start(this::carryOutUntilInterrupted);
        await().until(() -> machine.things.contains("container"));
        waiting.interrupt();
        waiting.join();
        assertThat(machine.things).as("the server may only be stopping").containsExactlyInAnyOrder("container", "door");
        containers.stop(ATTEMPT);
        containers.stop(ATTEMPT);
        assertThat(machine.things).isEmpty();
        program.set(Optional.of(ANSWER));
        assertThat(carryOut()).isEqualTo(new Containers.End.Told(ANSWER));
    }

    @Test
    void whatIsStoppedWhileItComesUpIsGoneAsSoonAsItIsUp() throws InterruptedException {
        program.set(Optional.empty());
        CountDownLatch comesUp = new CountDownLatch(1);
        CountDownLatch isUp = new CountDownLatch(1);
        machine.whileStarting = () -> {
            comesUp.countDown();
            awaitUninterrupted(isUp);
        };
        Thread waiting = Thread.ofVirtual().start(this::carryOutUntilInterrupted);
        comesUp.await();
        waiting.interrupt();
        containers.stop(ATTEMPT);
        isUp.countDown();
        waiting.join();
        assertThat(machine.started).hasValue(1);
        assertThat(machine.things).isEmpty();
    }

    private void carryOutUntilInterrupted() {
        carryOutUntilInterrupted(() -> ORDER);
    }

    private void carryOutUntilInterrupted(Supplier<Order> writing) {
        try {
            carryOut(writing);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        boolean interrupted = false;
        while (true) {
            try {
                latch.await();
                break;
            } catch (InterruptedException early) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void theContainerStartsWhileTheOrderIsWritten() throws InterruptedException {
        CountDownLatch writing = new CountDownLatch(1);
        machine.whileStarting = () -> awaitUninterrupted(writing);
        Supplier<Order> order = () -> {
            writing.countDown();
            await().until(() -> machine.things.contains("container"));
            return ORDER;
        };
        assertThat(carryOut(order)).isEqualTo(new Containers.End.Told(ANSWER));
        assertThat(machine.spec.readiness()).isEqualTo(READINESS);
    }

    @Test
    void whereTheOrderCannotBeWrittenNothingIsLeftAndTheNextTryBeginsAnew() throws InterruptedException {
        Supplier<Order> none = () -> {
            await().until(() -> machine.things.contains("container"));
            throw new IllegalStateException("GitHub is silent");
        };
        assertThatThrownBy(() -> carryOut(none)).hasMessageContaining("GitHub is silent");
        assertThat(machine.things).isEmpty();
        assertThat(carryOut()).isEqualTo(new Containers.End.Told(ANSWER));
        assertThat(machine.started).hasValue(2);
    }

    @Test
    void aContainerThatWorksAlreadyIsNotRemovedWhereTheOrderCannotBeWrittenAgain() {
        machine.things.addAll(Set.of("container", "door"));
        tell(1, new Message.Started(1));
        Supplier<Order> none = () -> {
            throw new IllegalStateException("GitHub is silent");
        };
        assertThatThrownBy(() -> carryOut(none)).hasMessageContaining("GitHub is silent");
        assertThat(machine.things).containsExactlyInAnyOrder("container", "door");
    }

    @Test
    void aContainerThatCannotStartIsToldAsThat() {
        machine.whileStarting = () -> {
            throw new Sandboxes.Unavailable("no engine", new IOException());
        };
        assertThatThrownBy(this::carryOut)
                .isInstanceOf(Sandboxes.Unavailable.class)
                .hasMessage("no engine");
        assertThat(machine.things).as("nor does a door stay open for it").isEmpty();
    }

    @Test
    void aContainerThatWorksIsNotRemovedWhereTheEngineDoesNotSayWhetherItStarted() {
        machine.things.addAll(Set.of("container", "door"));
        tell(1, new Message.Started(1));
        machine.whileStarting = () -> {
            throw new Sandboxes.Unavailable("no engine", new IOException());
        };
        assertThatThrownBy(this::carryOut).hasMessage("no engine");
        assertThat(machine.things).containsExactlyInAnyOrder("container", "door");
    }

    @Test
    void aContainerThatWaitsSinceTheServerDiedGetsItsOrderAndIsTheOneThatWorks() throws InterruptedException {
        machine.things.addAll(Set.of("container", "door"));
        assertThat(carryOut()).isEqualTo(new Containers.End.Told(ANSWER));
        assertThat(machine.started).hasValue(0);
        assertThat(machine.things).isEmpty();
    }

    @Test
    void whatIsStoppedWhileItsOrderIsWrittenIsGoneThoughTheOrderComes() throws InterruptedException {
        program.set(Optional.empty());
        CountDownLatch written = new CountDownLatch(1);
        Supplier<Order> slow = () -> {
            awaitUninterrupted(written);
            return ORDER;
        };
        Thread waiting = Thread.ofVirtual().start(() -> carryOutUntilInterrupted(slow));
        await().until(() -> machine.things.contains("container"));
        waiting.interrupt();
        containers.stop(ATTEMPT);
        assertThat(machine.things).isEmpty();
        written.countDown();
        waiting.join();
        assertThat(machine.things).isEmpty();
    }

    @Test
    void whatIsGotReadyKnowsWhereTheAttemptMayReachTo() throws InterruptedException {
        machine.outward = Order.Outward.LISTED_HOSTS;
        carryOut();
        assertThat(machine.spec.readiness()).isEqualTo(READINESS.towards(Order.Outward.LISTED_HOSTS));
    }

    @Test
    void whyAnOrderCannotBeWrittenIsToldEvenWhereTheContainerCannotBeRemoved() throws InterruptedException {
        machine.whileRemoving = () -> {
            throw new Sandboxes.Unavailable("no engine", new IOException());
        };
        Supplier<Order> none = () -> {
            throw new IllegalStateException("GitHub is silent");
        };
        assertThatThrownBy(() -> carryOut(none)).hasMessageContaining("GitHub is silent");
        assertThat(machine.things).as("found again by the next try").containsExactlyInAnyOrder("container", "door");
        machine.whileRemoving = () -> {};
        assertThat(carryOut()).isEqualTo(new Containers.End.Told(ANSWER));
        assertThat(machine.started).hasValue(1);
        assertThat(machine.things).isEmpty();
    }

    private void tell(long sequence, Message message) {
        attempts.append(ATTEMPT, List.of(new Envelope(sequence, Instant.EPOCH, message)));
    }

    private Containers.End carryOut() throws InterruptedException {
        return carryOut(() -> ORDER);
    }

    private Containers.End carryOut(Supplier<Order> writing) throws InterruptedException {
        return containers.carryOut(
                new ContainerRequest(new Home(1, REPOSITORY), "", ATTEMPT, READINESS, writing), event -> {});
    }

    private static Order order() {
        Checkout checkout = new Checkout("refs/se/inputs/x", "a".repeat(40), ATTEMPT.ref(), "SE", "se@example.org");
        Work work = new Work.Agent("Why?", "", "Why?", Session.fresh("s", "refs/se/snapshots/s"));
        return new Order(Order.VERSION, ATTEMPT.toString(), "", checkout, work, new Limits(60, 1000));
    }
}
