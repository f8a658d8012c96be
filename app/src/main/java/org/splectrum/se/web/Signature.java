package org.splectrum.se.web;

import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * GitHub's signature of a delivery, {@code X-Hub-Signature-256}: HMAC-SHA256 over the raw bytes. Thread-safe.
 *
 * @see <a href="https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries">GitHub's rules</a>
 */
final class Signature {
    static final String HEADER = "X-Hub-Signature-256";

    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern FORM = Pattern.compile("sha256=([0-9a-fA-F]{64})");

    private final List<SecretKeySpec> keys;

    /** @param secrets all that count now: one, or the old and the new one while they are rotated */
    Signature(List<String> secrets) {
        if (secrets.isEmpty() || secrets.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("a webhook secret is missing: set SE_GITHUB_WEBHOOK_SECRET");
        }
        this.keys = secrets.stream()
                .map(secret -> new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM))
                .toList();
    }

    /** @throws Refusal with 401 where none of the secrets signed these bytes */
    void check(@Nullable String header, RequestBody body) {
        if (header == null) {
            throw refused(
                    "The header " + HEADER + " is missing. Give the webhook a secret on GitHub, and SE the same one"
                            + " in SE_GITHUB_WEBHOOK_SECRET; X-Hub-Signature (SHA-1) does not count.");
        }
        var form = FORM.matcher(header);
        if (!form.matches()) {
            throw refused("The header " + HEADER + " is not sha256= and 64 hexadecimal digits.");
        }
        byte[] claimed = HexFormat.of().parseHex(form.group(1));
        boolean signed = false;
        for (SecretKeySpec key : keys) {
            // Every key is tried, so that the time taken does not tell which one fits.
            signed |= MessageDigest.isEqual(digest(key, body), claimed);
        }
        if (!signed) {
            throw refused("The signature was not made with this server's secret over these bytes."
                    + " Compare the webhook's secret on GitHub with SE_GITHUB_WEBHOOK_SECRET.");
        }
    }

    private static byte[] digest(SecretKeySpec key, RequestBody body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(body.bytes(), 0, body.length());
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java knows " + ALGORITHM, e);
        }
    }

    private static Refusal refused(String detail) {
        return new Refusal(HttpStatus.UNAUTHORIZED, detail);
    }
}
