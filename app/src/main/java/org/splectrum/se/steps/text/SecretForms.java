package org.splectrum.se.steps.text;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * In what forms secrets may stand in a text whose escapes are undone.
 *
 * @param exact as they are, and in base64
 * @param hexadecimal in small letters
 */
record SecretForms(Set<String> exact, Set<String> hexadecimal) {
    /** What is shorter stands in texts by chance. */
    private static final int SHORTEST = 8;

    /**
     * So many characters of base64 (39 bytes) say at most which kind of key it is, the same for all keys of a kind and in part for
     * public keys and certificates, too (RFC 5958, RFC 8017). Three quarters of whole bytes, so that what follows can be decoded.
     */
    private static final int KEY_HEAD = 52;

    /** What many keys begin with says nothing of any of them. */
    private static final List<String> PUBLIC = List.of("sk-ant-api03-", "sk-ant-admin01-", "sk-ant-oat01-");

    static SecretForms of(List<String> secrets) {
        SecretForms forms = new SecretForms(new LinkedHashSet<>(), new LinkedHashSet<>());
        for (String secret : secrets) {
            List<String> lines = secret.lines().map(String::strip).toList();
            boolean pem = lines.stream().anyMatch(line -> line.startsWith("-----"));
            List<String> own =
                    lines.stream().filter(line -> !line.startsWith("-----")).toList();
            List<String> longer = (pem ? withoutHead(own) : own)
                    .stream().filter(line -> line.length() >= SHORTEST).toList();
            longer.forEach(forms::add);
            if (pem) {
                forms.addKey(longer.stream().collect(Collectors.joining()));
            }
        }
        return forms;
    }

    private static List<String> withoutHead(List<String> lines) {
        String first = lines.isEmpty() ? "" : lines.getFirst();
        return Stream.concat(
                        Stream.of(first.substring(Math.min(KEY_HEAD, first.length()))),
                        lines.stream().skip(1))
                .toList();
    }

    static boolean isPublic(String fragment) {
        return PUBLIC.stream().anyMatch(prefix -> prefix.contains(fragment));
    }

    private void add(String secret) {
        View view = View.of(secret);
        exact.add(view.text());
        for (View next = view.unescaped(); next.length() < view.length(); next = view.unescaped()) {
            exact.add(next.text());
            view = next;
        }
        add(secret.getBytes(StandardCharsets.UTF_8));
    }

    /** A key's bytes may be wrapped anew, as from PKCS#1 to PKCS#8. */
    private void addKey(String base64) {
        exact.add(base64);
        try {
            add(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException noBase64) {
            exact.add(base64);
        }
    }

    private void add(byte[] secret) {
        hexadecimal.add(HexFormat.of().formatHex(secret));
        for (int before = 0; before < 3; before++) {
            byte[] shifted = new byte[before + secret.length];
            System.arraycopy(secret, 0, shifted, before, secret.length);
            String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            // The first characters depend on what stands before, the last on what comes behind.
            int unsure = before == 0 ? 0 : before + 1;
            String sure = encoded.substring(unsure, shifted.length / 3 * 4);
            if (sure.length() >= SHORTEST) {
                exact.add(sure);
                exact.add(sure.replace('+', '-').replace('/', '_'));
            }
        }
    }
}
