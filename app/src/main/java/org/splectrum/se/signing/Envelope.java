package org.splectrum.se.signing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.splectrum.se.runner.protocol.Wire;

/**
 * DSSE's envelope (v1.0, https://github.com/secure-systems-lab/dsse): a text of some type with signatures over both. Immutable.
 *
 * @param payload in base64
 */
public record Envelope(String payloadType, String payload, List<Signature> signatures) {
    private static final String VERSION = "DSSEv1";
    private static final ObjectReader READER = Wire.mapper().reader();

    public Envelope {
        Objects.requireNonNull(payloadType, "payloadType is null");
        Objects.requireNonNull(payload, "payload is null");
        signatures = List.copyOf(signatures);
    }

    /**
     * One signature.
     *
     * @param keyId a hint that proves nothing; may be empty
     * @param signature in base64
     */
    public record Signature(String keyId, String signature) {}

    /** Signs with one key. */
    public static Envelope sign(String payloadType, byte[] payload, PrivateKey key) {
        byte[] signature = key.sign(preAuthentication(payloadType, payload));
        return new Envelope(
                payloadType,
                encoded(payload),
                List.of(new Signature(key.publicKey().id(), encoded(signature))));
    }

    /** The first of the keys with which one of the signatures was made; empty where that is none. */
    public Optional<PublicKey> signer(List<PublicKey> trusted) {
        byte[] signed = preAuthentication(payloadType, bytes());
        return trusted.stream()
                .filter(key ->
                        signatures.stream().anyMatch(signature -> key.verifies(signed, decoded(signature.signature()))))
                .findFirst();
    }

    /** The text. */
    public byte[] bytes() {
        return decoded(payload);
    }

    /** What is signed: lengths are of bytes, so that no two envelopes have the same. */
    static byte[] preAuthentication(String payloadType, byte[] payload) {
        byte[] type = payloadType.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes((VERSION + " " + type.length + " ").getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(type);
        out.writeBytes((" " + payload.length + " ").getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(payload);
        return out.toByteArray();
    }

    /** On one line. */
    public String json() {
        ObjectNode envelope = Wire.mapper().createObjectNode();
        envelope.put("payloadType", payloadType);
        envelope.put("payload", payload);
        ArrayNode all = envelope.putArray("signatures");
        for (Signature signature : signatures) {
            all.addObject().put("keyid", signature.keyId()).put("sig", signature.signature());
        }
        return envelope.toString();
    }

    /** @throws IllegalArgumentException where it is none; the message says why, and is a sentence's end */
    public static Envelope read(String json) {
        JsonNode envelope;
        try {
            envelope = READER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("is no JSON", e);
        }
        if (!envelope.path("payloadType").isTextual()
                || !envelope.path("payload").isTextual()
                || !envelope.path("signatures").isArray()) {
            throw new IllegalArgumentException("is no DSSE envelope: payloadType, payload or signatures are missing");
        }
        List<Signature> signatures = new ArrayList<>();
        for (JsonNode signature : envelope.path("signatures")) {
            signatures.add(new Signature(
                    signature.path("keyid").asText(""),
                    encoded(decoded(signature.path("sig").asText("")))));
        }
        return new Envelope(
                envelope.path("payloadType").asText(),
                encoded(decoded(envelope.path("payload").asText())),
                signatures);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** In either alphabet, as DSSE wants it. */
    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64.replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is no DSSE envelope: it holds what is not base64", e);
        }
    }
}
