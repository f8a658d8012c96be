package org.splectrum.se.signing;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.splectrum.se.runner.protocol.Wire;
import org.splectrum.se.steps.LedgerPage;

/** A page of the ledger as it is kept: a signed envelope on one line. Immutable. */
record LedgerLine(LedgerPage page, String text) {
    private static final String MEDIA_TYPE = "application/vnd.splectrum.ledger+json";

    /** @param key the one that the page names */
    static LedgerLine sign(LedgerPage page, PrivateKey key) {
        try {
            byte[] payload = Wire.mapper().writeValueAsBytes(page);
            return new LedgerLine(page, Envelope.sign(MEDIA_TYPE, payload, key).json());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("writing page " + page.number() + " of the ledger", e);
        }
    }

    /** Empty for what is none, as a line that was never written to its end. Whether the signature is good is another matter. */
    static Optional<LedgerLine> read(String text) {
        try {
            Envelope envelope = Envelope.read(text);
            return envelope.payloadType().equals(MEDIA_TYPE)
                    ? Optional.of(new LedgerLine(Wire.mapper().readValue(envelope.bytes(), LedgerPage.class), text))
                    : Optional.empty();
        } catch (IllegalArgumentException | IOException e) {
            return Optional.empty();
        }
    }

    /** Whether it is as somebody wrote it who has the key that it names. */
    boolean isSigned() {
        try {
            return Envelope.read(text).signer(PublicKey.read(page.key())).isPresent();
        } catch (IllegalArgumentException noKey) {
            return false;
        }
    }

    /** SHA-256 of the line, in hexadecimal. */
    String hash() {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
