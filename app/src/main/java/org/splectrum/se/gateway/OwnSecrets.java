package org.splectrum.se.gateway;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The server's own secrets in every form in which they could stand in a file: as they are, in base64 and in hexadecimal. */
final class OwnSecrets {
    /** What is shorter stands in files by chance. */
    private static final int SHORTEST = 8;

    private final List<String> forms;

    /** @param secrets of several lines, as keys in PEM, are known by each of their longer lines */
    OwnSecrets(List<String> secrets) {
        forms = secrets.stream()
                .flatMap(String::lines)
                .map(String::strip)
                .filter(line -> line.length() >= SHORTEST && !line.startsWith("-----"))
                .flatMap(OwnSecrets::forms)
                .distinct()
                .toList();
    }

    private static Stream<String> forms(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        Set<String> all = new LinkedHashSet<>();
        all.add(new String(bytes, StandardCharsets.ISO_8859_1)); // as files are read here
        String hex = HexFormat.of().formatHex(bytes);
        all.add(hex);
        all.add(hex.toUpperCase(Locale.ROOT));
        for (int before = 0; before < 3; before++) {
            byte[] shifted = new byte[before + bytes.length];
            System.arraycopy(bytes, 0, shifted, before, bytes.length);
            String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            // The first characters depend on what stands before, the last on what comes behind.
            int unsure = before == 0 ? 0 : before + 1;
            int whole = shifted.length / 3 * 4;
            String sure = encoded.substring(unsure, whole);
            all.add(sure);
            all.add(sure.replace('+', '-').replace('/', '_'));
        }
        all.removeIf(form -> form.length() < SHORTEST);
        return all.stream();
    }

    /** Tells each that is found in a text read as ISO-8859-1. */
    void find(String text, SecretShapes.Found found) {
        for (String form : forms) {
            for (int at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
                found.at(at, form, "a secret of this server");
            }
        }
    }
}
