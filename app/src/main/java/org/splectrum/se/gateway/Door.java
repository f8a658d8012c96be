package org.splectrum.se.gateway;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.runner.protocol.Order;

/**
 * What lies behind one attempt's socket.
 *
 * @param name of the folder and the claim
 * @param order with the token in it
 * @param pushed bytes received in pushes since the server started
 * @param calls of the model that may be under way at once
 */
record Door(AttemptId attempt, String name, Order order, Path mirror, AtomicLong pushed, Semaphore calls) {
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
