package org.splectrum.se.workflow;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Under which conditions a workflow runs.
 *
 * @param budgetMicroUsd what one run may cost, in millionths of a US dollar; 0: what the repository and the server allow
 * @param timeout of the whole run, from its start; zero: none of its own
 */
public record Terms(Concurrency concurrency, long budgetMicroUsd, Duration timeout, Sandbox sandbox) {
    /** Those of a workflow that says nothing of them. */
    public static final Terms USUAL = new Terms(Concurrency.USUAL, 0, Duration.ZERO, Sandbox.USUAL);

    public Terms {
        Objects.requireNonNull(concurrency, "concurrency is null");
        Objects.requireNonNull(timeout, "timeout is null");
        Objects.requireNonNull(sandbox, "sandbox is null");
        if (budgetMicroUsd < 0 || timeout.isNegative()) {
            throw new IllegalArgumentException("a budget or timeout is below 0");
        }
    }

    /**
     * Which runs wait for which.
     *
     * @param group runs of one group run one after the other; may hold {@code ${{ }}}; empty: those on the same issue or pull
     *     request
     */
    public record Concurrency(String group, Policy policy) {
        public static final Concurrency USUAL = new Concurrency("", Policy.QUEUE);

        public Concurrency {
            Objects.requireNonNull(group, "group is null");
            Objects.requireNonNull(policy, "policy is null");
        }
    }

    /** What becomes of a run whose group has one already. */
    public enum Policy {
        /** It waits for its turn. */
        QUEUE,
        /** The others are cancelled. */
        REPLACE,
        /** It does not begin, and who asked is told. */
        REJECT
    }

    /**
     * What its containers are.
     *
     * @param image the runner's image; empty: the server's
     * @param egress hosts that a container may reach where the server and the repository allow them, too
     */
    public record Sandbox(String image, List<String> egress) {
        public static final Sandbox USUAL = new Sandbox("", List.of());

        public Sandbox {
            Objects.requireNonNull(image, "image is null");
            egress = List.copyOf(egress);
        }
    }
}
