package org.splectrum.se.runner.protocol;

import java.util.Objects;

/**
 * What one attempt is to do, from commit to commit.
 *
 * @param version {@link #VERSION} of the server; a runner refuses one that it does not know
 * @param name for logs: run, step and attempt
 * @param token proves to the gateway that the runner speaks, not the agent; lives in the runner's memory only
 */
public record Order(
        int version, String name, String token, Checkout checkout, Work work, Limits limits, Outward outward) {
    public static final int VERSION = 7;

    /** Where the container may reach to, besides its gateway. */
    public enum Outward {
        NOWHERE,
        /** The hosts that the server knows, through the proxy at {@link Routes#EGRESS}. */
        LISTED_HOSTS
    }

    public Order {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(token, "token is null");
        Objects.requireNonNull(checkout, "checkout is null");
        Objects.requireNonNull(work, "work is null");
        Objects.requireNonNull(limits, "limits is null");
        Objects.requireNonNull(outward, "outward is null");
    }

    /** An order that leads nowhere outside. */
    public Order(int version, String name, String token, Checkout checkout, Work work, Limits limits) {
        this(version, name, token, checkout, work, limits, Outward.NOWHERE);
    }

    @Override
    public String toString() {
        return "Order[" + name + "]";
    }
}
