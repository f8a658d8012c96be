package org.splectrum.se.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.splectrum.se.run.Run;

/** Every secret that the server has, and how it might be written. */
final class Canaries {
    /** In the data folder, where the configuration names no other. */
    static final String RECORD_KEY = "record-key.pem";

    /** So much of such a key is the same for all. */
    private static final int KEY_HEAD = 24;

    private Canaries() {}

    /** By what they are, for the attempts of these runs. */
    static Map<String, String> of(Stage stage, List<Run> runs) {
        Map<String, String> secrets = new TreeMap<>();
        secrets.put("the model's key", Stage.MODEL_KEY);
        secrets.put("the webhook secret", stage.github().webhookSecret());
        secrets.put("the API's token", stage.environment().getOrDefault("SE_API_TOKEN", ""));
        secrets.put(
                "the private key",
                stage.github().privateKeyPem().lines().skip(2).findFirst().orElseThrow());
        secrets.put(
                "the key of records",
                Disk.text(stage.data().resolve(RECORD_KEY))
                        .lines()
                        .skip(1)
                        .findFirst()
                        .orElseThrow()
                        .substring(KEY_HEAD));
        runs.stream()
                .flatMap(Canaries::attempts)
                .forEach(attempt -> secrets.put("the token of " + attempt, made(stage, "token " + attempt)));
        stage.exchanges().stream()
                .flatMap(exchange -> exchange.request().headers().entrySet().stream())
                .filter(header -> header.getKey().equalsIgnoreCase("authorization"))
                .map(header -> header.getValue().substring(header.getValue().indexOf(' ') + 1))
                .filter(token -> !token.startsWith("ey"))
                .distinct()
                .forEach(token -> secrets.put("GitHub's token " + secrets.size(), token));
        return secrets;
    }

    /** As it is, and in each encoding without what depends on the bytes beside it. */
    static List<String> forms(String secret) {
        byte[] bytes = secret.getBytes(UTF_8);
        String escaped = secret.chars().mapToObj(c -> "\\u%04x".formatted(c)).reduce("", String::concat);
        String percent = secret.chars().mapToObj(c -> "%%%02X".formatted(c)).reduce("", String::concat);
        return Stream.of(
                        Stream.of(secret, escaped, percent, URLEncoder.encode(secret, UTF_8)),
                        Stream.of(0, 1, 2).flatMap(before -> base64(bytes, before)),
                        Stream.of(
                                HexFormat.of().formatHex(bytes),
                                HexFormat.of().withUpperCase().formatHex(bytes),
                                HexFormat.ofDelimiter(" ").formatHex(bytes)))
                .flatMap(forms -> forms)
                .distinct()
                .toList();
    }

    private static Stream<String> base64(byte[] secret, int before) {
        byte[] shifted = new byte[before + secret.length];
        System.arraycopy(secret, 0, shifted, before, secret.length);
        int from = before == 0 ? 0 : 4;
        String plain = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        String url = Base64.getUrlEncoder().withoutPadding().encodeToString(shifted);
        return Arrays.asList(plain, url).stream().map(text -> text.substring(from, text.length() - 2));
    }

    /** The folders of the sockets of the runs' first attempts. */
    static List<String> doors(Stage stage, List<Run> runs) {
        return runs.stream()
                .flatMap(Canaries::attempts)
                .map(attempt -> made(stage, "folder " + attempt).substring(0, 16))
                .toList();
    }

    private static Stream<String> attempts(Run run) {
        return run.steps().stream().map(step -> run.id() + "/" + step.step().id() + "/1");
    }

    /** As the gateway makes it. */
    private static String made(Stage stage, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            byte[] key = Files.readAllBytes(stage.data().resolve("gateway/key"));
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (Exception e) {
            throw new IllegalStateException("making the " + text, e);
        }
    }
}
