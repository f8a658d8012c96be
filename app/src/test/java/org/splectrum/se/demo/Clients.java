package org.splectrum.se.demo;

import io.jsonwebtoken.Jwts;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import org.kohsuke.github.GHApp;
import org.kohsuke.github.GitHub;
import org.kohsuke.github.GitHubBuilder;

/** hub4j clients of a simulator. */
public final class Clients {
    /** The fixed bytes around a PKCS#1 key of 2048 bits that make PKCS#8 of it, without the two lengths. */
    private static final int[] ALGORITHM = {0x02, 1, 0, 0x30, 13, 6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 13, 1, 1, 1, 5, 0
    };

    private Clients() {}

    static String jwt(GitHubSimulator github, Instant now) {
        return Jwts.builder()
                .issuer(String.valueOf(github.appId()))
                .issuedAt(Date.from(now.minusSeconds(60)))
                .expiration(Date.from(now.plusSeconds(300)))
                .signWith(key(github.privateKeyPem()))
                .compact();
    }

    static GitHub app(GitHubSimulator github) throws IOException {
        return new GitHubBuilder()
                .withEndpoint(github.url().toString())
                .withJwtToken(jwt(github, Instant.now()))
                .build();
    }

    static String installationToken(GitHubSimulator github) throws IOException {
        GHApp app = app(github).getApp();
        return app.getInstallationByRepository("octo", "calculator")
                .createToken()
                .create()
                .getToken();
    }

    public static GitHub installation(GitHubSimulator github) throws IOException {
        return new GitHubBuilder()
                .withEndpoint(github.url().toString())
                .withAppInstallationToken(installationToken(github))
                .build();
    }

    private static PrivateKey key(String pem) {
        byte[] pkcs1 = Base64.getMimeDecoder().decode(pem.replaceAll("-----.*-----", ""));
        byte[] octets = wrap(0x04, pkcs1);
        byte[] algorithm = new byte[ALGORITHM.length];
        for (int i = 0; i < algorithm.length; i++) {
            algorithm[i] = (byte) ALGORITHM[i];
        }
        byte[] inner = Arrays.copyOf(algorithm, algorithm.length + octets.length);
        System.arraycopy(octets, 0, inner, algorithm.length, octets.length);
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(wrap(0x30, inner)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("the simulator's key is no PKCS#1", e);
        }
    }

    private static byte[] wrap(int tag, byte[] content) {
        byte[] wrapped = new byte[content.length + 4];
        wrapped[0] = (byte) tag;
        wrapped[1] = (byte) 0x82;
        wrapped[2] = (byte) (content.length >> 8);
        wrapped[3] = (byte) content.length;
        System.arraycopy(content, 0, wrapped, 4, content.length);
        return wrapped;
    }
}
