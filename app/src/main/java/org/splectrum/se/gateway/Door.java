package org.splectrum.se.gateway;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.runner.protocol.Order;
import org.splectrum.se.steps.Permits;

/**
 * What lies behind one attempt's socket.
 *
 * @param name of the folder and the claim
 * @param order with the token in it
 */
record Door(AttemptId attempt, String name, Order order, Path mirror, Permits.Permit permit, Tally tally) {
    private static final String SCHEME = "Bearer ";

    /** Whether the value of an {@code Authorization} header carries the attempt's token; in constant time. */
    boolean opensFor(String authorization) {
        return authorization.startsWith(SCHEME)
                && MessageDigest.isEqual(bytes(authorization.substring(SCHEME.length())), bytes(order.token()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "Door[" + attempt + "]";
    }
}
