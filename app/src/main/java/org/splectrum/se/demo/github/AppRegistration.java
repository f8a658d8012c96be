package org.splectrum.se.demo.github;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The app as it is registered and installed: who it is, what it may do, and its two secrets. */
public final class AppRegistration {
    /** What the app's manifest asks for. */
    public static final Map<String, String> PERMISSIONS = Map.of(
            "metadata", "read", "contents", "write", "issues", "write", "pull_requests", "write", "checks", "write");
    /** The events that the app's manifest subscribes to. */
    public static final List<String> EVENTS =
            List.of("check_run", "check_suite", "issue_comment", "issues", "pull_request", "push");

    private static final int PKCS8_HEADER = 26;
    private final long id;
    private final long installationId;
    private final String slug;
    private final String owner;
    private final Instant created;
    private final KeyPair keys = Keys.OF_THIS_PROCESS;
    private volatile Optional<Instant> suspended = Optional.empty();
    private final String webhookSecret = UUID.randomUUID().toString();

    public AppRegistration(long id, long installationId, String slug, String owner, Instant created) {
        this.id = id;
        this.installationId = installationId;
        this.slug = requireNonNull(slug, "slug is null");
        this.owner = requireNonNull(owner, "owner is null");
        this.created = requireNonNull(created, "created is null");
    }

    public long id() {
        return id;
    }

    public long installationId() {
        return installationId;
    }

    public String slug() {
        return slug;
    }

    /** The account that owns the app and has it installed. */
    public String owner() {
        return owner;
    }

    public Instant created() {
        return created;
    }

    /** Since when its owner lets it do nothing; empty where it may. */
    public Optional<Instant> suspended() {
        return suspended;
    }

    /** Lets it do nothing from then on; empty: whatever it may again. */
    public void suspend(Optional<Instant> since) {
        suspended = since;
    }

    /** The login under which the app comments and pushes. */
    public String bot() {
        return slug + "[bot]";
    }

    public String webhookSecret() {
        return webhookSecret;
    }

    public PublicKey publicKey() {
        return keys.getPublic();
    }

    /** The private key as GitHub hands it out: PKCS#1 in PEM. */
    public String privateKeyPem() {
        byte[] pkcs8 = keys.getPrivate().getEncoded();
        byte[] pkcs1 = Arrays.copyOfRange(pkcs8, PKCS8_HEADER, pkcs8.length);
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(pkcs1);
        return "-----BEGIN RSA PRIVATE KEY-----\n" + body + "\n-----END RSA PRIVATE KEY-----\n";
    }

    /** Made once, for it takes a second or more: all simulators of a process share them. */
    private static final class Keys {
        private static final KeyPair OF_THIS_PROCESS = make();

        /** RSA with 2048 bits, for which the PKCS#8 wrapping is always 26 bytes long. */
        private static KeyPair make() {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                return generator.generateKeyPair();
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has RSA", e);
            }
        }
    }
}
