package org.splectrum.se.steps.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    private static final String KEY = "sk-ant-api03-Zk4q_T9vXw2-LmN8rB5cY7dH1jS6pQ3u";
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final String SIGNS = LETTERS + "-_/+=.~!\"\\%&<>'*#@:$ ";

    private final Redaction redaction = new Redaction(List.of(KEY, "", "short"));

    @Test
    void a_secret_is_replaced_wherever_it_stands() {
        assertThat(redaction.redacted("key: " + KEY + ", and " + KEY + "!")).isEqualTo("key: sk***, and sk***!");
    }

    @Test
    void what_is_no_secret_stays() {
        String text = "sk-ant-api03-… is what such keys begin with; short words too: " + KEY.substring(13, 24);
        assertThat(redaction.redacted(text)).isSameAs(text);
        assertThat(Redaction.NONE.redacted(KEY)).isEqualTo(KEY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sk-ant-api03-Zk4q_T9v\nXw2-LmN8rB5c\n  Y7dH1jS6pQ3u",
                "s k - a n t - a p i 0 3 - Z k 4 q _ T 9 v X w 2 - L m N 8 r B 5 c",
                "sk-ant-api03-Zk4q\\_T9vXw2-LmN8rB5cY7dH1jS6pQ3u",
                "sk-ant-api03-Zk4q&#95;T9vXw2&#8203;-LmN8rB5cY7dH1jS6pQ3u",
                "sk-ant-api03-Zk4q\u200B_T9vXw2-LmN8r\u2060B5cY7dH1jS6pQ3u",
                "%73%6B%2d%61%6e%74%2dapi03%2DZk4q_T9vXw2-LmN8rB5cY7dH1jS6pQ3u",
                "\\u0073\\u006b-ant-api03-\\u005ak4q_T9vXw2-LmN8rB5cY7dH1jS6pQ3u",
                "sk-ant-api03-Zk4q\\\\_T9vXw2-LmN8rB5cY7dH1jS6pQ3u"
            })
    void escapes_and_parting_do_not_hide_it(String hidden) {
        assertThat(redaction.redacted("x " + hidden + " y"))
                .matches("x (s ?k ?)?\\*\\*\\* y|x %73%6B\\*\\*\\* y|x .u0073.u006b\\*\\*\\* y");
    }

    @Test
    void dumps_of_its_bytes_are_known() {
        String hex = HexFormat.ofDelimiter(" ").formatHex(KEY.getBytes(StandardCharsets.UTF_8));
        for (String dump :
                List.of(hex, hex.replace(" ", ":"), hex.toUpperCase(Locale.ROOT), "0x" + hex.replace(" ", ", 0x"))) {
            assertThat(redaction.redacted("[" + dump + "]")).isIn("[***]", "[0x***]");
        }
    }

    @Test
    void what_public_keys_have_in_common_with_it_is_no_secret() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        Redaction keys = new Redaction(
                List.of(pem("PRIVATE KEY", generator.generateKeyPair().getPrivate())));
        String other = pem("PUBLIC KEY", generator.generateKeyPair().getPublic());
        assertThat(keys.redacted(other)).isEqualTo(other);
    }

    private static String pem(String kind, Key key) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded()) + "\n-----END " + kind
                + "-----\n";
    }

    @Test
    void a_private_key_is_known_however_it_is_wrapped() {
        RandomGenerator random = random(1);
        byte[] der = new byte[600];
        random.nextBytes(der);
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END PRIVATE KEY-----\n";
        Redaction keys = new Redaction(List.of(pem));
        byte[] wrapped = new byte[der.length + 4];
        System.arraycopy(der, 0, wrapped, 4, der.length);
        for (String form : List.of(
                pem,
                pem.replace("\n", "\\n"),
                Base64.getEncoder().encodeToString(der),
                Base64.getMimeEncoder().encodeToString(wrapped),
                HexFormat.of().formatHex(wrapped))) {
            assertThat(keys.redacted(form)).hasSizeLessThan(120).contains("***");
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void of_any_secret_in_any_form_and_any_part_no_long_fragment_is_left(long seed) {
        RandomGenerator random = random(seed);
        String secret = text(random, seed % 2 == 0 ? LETTERS : SIGNS, random.nextInt(24, 80))
                .strip();
        Redaction own = new Redaction(List.of(secret));
        for (UnaryOperator<String> encoding : encodings(random)) {
            String form = encoding.apply(secret);
            int from = random.nextInt(0, form.length() / 2);
            int to = random.nextInt(from, form.length()) + 1;
            for (String chunk : List.of(form, "a " + form + " b", form.substring(from, to), form.substring(to))) {
                assertThat(fragments(own.redacted(chunk), form))
                        .as("seed " + seed + ": " + chunk)
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void text_without_secrets_goes_through_unchanged(long seed) {
        RandomGenerator random = random(seed);
        Redaction own = new Redaction(
                List.of(text(random, LETTERS, 40), text(random, SIGNS, 60).strip()));
        String text = text(random, SIGNS + "\n\t\u200B\u00E4", random.nextInt(2_000));
        assertThat(own.redacted(text)).isSameAs(text);
    }

    /** Whoever writes it decides what it looks like. */
    @ParameterizedTest
    @ValueSource(strings = {" ", "\\", "%41", "&#65;", "\\\\", "&amp;", "sk-ant-", "0x", "a"})
    void a_megabyte_of_anything_is_looked_through_soon(String part) {
        String text = part.repeat((1 << 20) / part.length());
        assertTimeoutPreemptively(
                Duration.ofMinutes(2),
                () -> assertThat(redaction.redacted(text)).isSameAs(text));
    }

    @Test
    void it_never_tells_what_it_keeps() {
        assertThat(redaction.toString()).doesNotContain("sk-");
    }

    /** What a form shows of a secret in more than so many characters. Hexadecimal digits and escapes say less each. */
    private static List<String> fragments(String text, String form) {
        List<String> found = new ArrayList<>();
        int size = Redaction.LONGEST + 1;
        for (int at = 0; at + size <= form.length(); at++) {
            String fragment = form.substring(at, at + size);
            if (text.contains(fragment)) {
                found.add(fragment);
            }
        }
        return found;
    }

    private static List<UnaryOperator<String>> encodings(RandomGenerator random) {
        String before = text(random, LETTERS, random.nextInt(3));
        return List.of(
                secret -> secret,
                secret -> sure(Base64.getEncoder().encodeToString(bytes(before + secret)), before),
                secret -> sure(Base64.getUrlEncoder().encodeToString(bytes(before + secret)), before),
                secret -> HexFormat.of().formatHex(bytes(secret)),
                secret -> HexFormat.of().withUpperCase().formatHex(bytes(secret)));
    }

    /** Without the characters in which what stands before or behind is mixed in. */
    private static String sure(String base64, String before) {
        return base64.substring(before.isEmpty() ? 0 : before.length() + 1, base64.length() - 4);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void what_is_escaped_is_known_whole(long seed) {
        RandomGenerator random = random(seed);
        String secret = text(random, LETTERS + "-_/+.~\"\\<>&'", random.nextInt(24, 80));
        Redaction own = new Redaction(List.of(secret));
        String url = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        String json = secret.replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/");
        String unicode =
                secret.chars().mapToObj(each -> String.format("\\u%04x", each)).collect(Collectors.joining());
        String html = Flat.escaped(secret);
        for (String form : List.of(url, json, unicode, html, json.replace("\\", "\\\\"))) {
            assertThat(own.redacted(form)).as("seed " + seed + ": " + form).hasSizeLessThanOrEqualTo(3 + 2 * 3);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(RandomGenerator random, String letters, int length) {
        return random.ints(length, 0, letters.length())
                .mapToObj(letters::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining());
    }

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }
}
