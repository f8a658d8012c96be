package org.splectrum.se.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Jwts;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppCredentialsTest {
    private static final KeyPair KEYS = keys();

    @Test
    void a_pkcs8_key_is_read() {
        assertThat(new AppCredentials("7", pkcs8()).key()).isEqualTo(KEYS.getPrivate());
    }

    @Test
    void a_pkcs1_key_as_github_makes_it_is_read() {
        assertThat(new AppCredentials("7", pkcs1()).key()).isEqualTo(KEYS.getPrivate());
    }

    @Test
    void a_key_on_one_line_as_in_an_environment_variable_is_read() {
        assertThat(new AppCredentials("7", pkcs1().replace("\n", "\\n")).key()).isEqualTo(KEYS.getPrivate());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                                                     | not a PEM file
            abc                                                                    | not a PEM file
            -----BEGIN RSA PRIVATE KEY-----\\nAAAA\\n-----END RSA PRIVATE KEY----- | damaged
            -----BEGIN PRIVATE KEY-----\\nA\\n-----END PRIVATE KEY-----            | damaged
            -----BEGIN OPENSSH PRIVATE KEY-----\\nAAAA\\n-----END OPENSSH PRIVATE KEY----- | OPENSSH PRIVATE KEY, not
            -----BEGIN PUBLIC KEY-----\\nAAAA\\n-----END PUBLIC KEY-----           | PUBLIC KEY, not
            """)
    void a_wrong_key_is_refused_with_the_mend(String pem, String problem) {
        assertThatThrownBy(() -> new AppCredentials("7", pem))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem)
                .hasMessageContaining("generate one on the App's settings page");
    }

    @Test
    void a_truncated_key_is_refused_without_being_shown() {
        String whole = pkcs1();
        String cut = whole.substring(0, 400) + "\n-----END RSA PRIVATE KEY-----";
        assertThatThrownBy(() -> new AppCredentials("7", cut))
                .hasMessageContaining("damaged")
                .hasMessageNotContaining(whole.substring(100, 160));
    }

    @Test
    void credentials_do_not_print_their_key() {
        assertThat(new AppCredentials("7", pkcs8())).hasToString("App 7");
    }

    @SuppressWarnings("JavaUtilDate") // the library's API
    @Test
    void the_apps_token_starts_a_minute_back_and_ends_within_ten() {
        Instant now = Instant.parse("2026-11-21T10:00:00Z");
        AppToken token = new AppToken(new AppCredentials("7", pkcs8()), Clock.fixed(now, ZoneOffset.UTC));
        Claims claims = Jwts.parser()
                .verifyWith(KEYS.getPublic())
                .clock(() -> Date.from(now))
                .build()
                .parseSignedClaims(token.getEncodedAuthorization().substring("Bearer ".length()))
                .getPayload();
        assertThat(claims.getIssuer()).isEqualTo("7");
        assertThat(claims.getIssuedAt()).isEqualTo(now.minusSeconds(60));
        assertThat(Duration.between(now, claims.getExpiration().toInstant()))
                .isBetween(Duration.ofMinutes(5), Duration.ofMinutes(10));
    }

    static String pkcs8() {
        return pem("PRIVATE KEY", KEYS.getPrivate().getEncoded());
    }

    private static String pkcs1() {
        byte[] pkcs8 = KEYS.getPrivate().getEncoded();
        // A 2048 bit key stands behind a header of 26 bytes: sequence, version, algorithm, octet string.
        return pem("RSA PRIVATE KEY", Arrays.copyOfRange(pkcs8, 26, pkcs8.length));
    }

    private static String pem(String kind, byte[] der) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n";
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
