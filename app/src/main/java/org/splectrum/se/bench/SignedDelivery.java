package org.splectrum.se.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The same signed body as often as wanted, each time as another delivery. Thread-safe. */
final class SignedDelivery {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int ID_LENGTH = 36;

    private final AtomicLong count = new AtomicLong();
    /** The lower digits, which a real clock hardly changes; they keep one run's ids apart from the next one's. */
    private final long series = (new SecureRandom().nextInt() & 0xffff_0fffL) | 0x1000;

    private final byte[] request;
    private final int idAt;

    /**
     * @param path that the deliveries go to
     * @param event in GitHub's word
     */
    SignedDelivery(String path, String secret, String event, byte[] body) {
        String before = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nUser-Agent: GitHub-Hookshot/0000000\r\n"
                + "Accept: */*\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n"
                + "X-GitHub-Event: " + event + "\r\nX-Hub-Signature-256: sha256=" + sign(secret, body)
                + "\r\nX-GitHub-Delivery: ";
        this.idAt = before.length();
        byte[] head = (before + " ".repeat(ID_LENGTH) + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        this.request = new byte[head.length + body.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(body, 0, request, head.length, body.length);
    }

    /** A request outside of the heap, to be made another delivery by {@link #renew} before each use. */
    ByteBuffer request() {
        return ByteBuffer.allocateDirect(request.length).put(request);
    }

    /**
     * Gives the request an id that none had before, and makes it ready to be sent. Ids are as GitHub's, which are UUIDs
     * of version 1: their first eight digits count time.
     */
    void renew(ByteBuffer request) {
        UUID id = new UUID((count.incrementAndGet() << 32) | series, 0x8000_4c93_67dc_0958L);
        request.clear();
        request.put(idAt, id.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static String sign(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java knows " + ALGORITHM, e);
        }
    }
}
