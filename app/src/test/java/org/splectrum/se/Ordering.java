package org.splectrum.se;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.recovery.Fate;
import org.splectrum.se.runner.protocol.Order;
import org.splectrum.se.steps.ContainerEdges;
import org.splectrum.se.steps.Gateways;
import org.splectrum.se.steps.Sandboxes;

/**
 * The boundaries around an attempt's order, which is written while its container starts: here it is handed in only when the
 * container is up, so that a server that dies before has left one that waits, and one that dies after may leave one whose answer is
 * lost.
 */
final class Ordering {
    private final Fate fate;
    private final Map<AttemptId, CountDownLatch> up = new ConcurrentHashMap<>();

    Ordering(Fate fate) {
        this.fate = fate;
    }

    ContainerEdges of(ContainerEdges edges) {
        return new ContainerEdges(
                sandboxes(edges.sandboxes()),
                gateways(edges.gateways()),
                edges.alternates(),
                edges.log(),
                edges.usage(),
                edges.auditPorts());
    }

    private CountDownLatch up(AttemptId attempt) {
        return up.computeIfAbsent(attempt, _ -> new CountDownLatch(1));
    }

    private Sandboxes sandboxes(Sandboxes sandboxes) {
        return new Sandboxes() {
            @Override
            public String start(AttemptId attempt, Spec spec) {
                try {
                    return sandboxes.start(attempt, spec);
                } finally {
                    up(attempt).countDown();
                }
            }

            @Override
            public State await(AttemptId attempt, Duration atMost) throws InterruptedException {
                return sandboxes.await(attempt, atMost);
            }

            @Override
            public void remove(AttemptId attempt) {
                sandboxes.remove(attempt);
            }
        };
    }

    private Gateways gateways(Gateways gateways) {
        return new Gateways() {
            @Override
            public Gate open(AttemptId attempt, RepositoryName repository) {
                Gate gate = gateways.open(attempt, repository);
                return new Gate() {
                    @Override
                    public String socketFolder() {
                        return gate.socketFolder();
                    }

                    @Override
                    public Order.Outward outward() {
                        return gate.outward();
                    }

                    @Override
                    public void handIn(Order order) {
                        awaitUp(attempt);
                        String what = "ordering " + attempt.step() + "/" + attempt.number();
                        fate.meet("before " + what);
                        gate.handIn(order);
                        fate.meet("after " + what);
                    }

                    @Override
                    public void close() {
                        gate.close();
                    }
                };
            }
        };
    }

    private void awaitUp(AttemptId attempt) {
        try {
            up(attempt).await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
