package org.splectrum.se.gateway;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What well-known secrets look like. Text is searched as ISO-8859-1, so that files of any encoding and none can be. */
final class SecretShapes {
    /**
     * One kind of secret.
     *
     * @param begins with what it does, one of these; none: it may begin anyhow, and case does not count
     * @param secret number of the group that must look random; 0: its form alone says what it is
     */
    private record Shape(String name, List<String> begins, Pattern pattern, int secret) {}

    private static final List<Shape> SHAPES = List.of(
            shape("an AWS access key id", "AKIA ASIA", "[A-Z2-7]{16}\\b"),
            random(
                    "an AWS secret key",
                    "(?i)\\baws.{0,30}?(?:secret|private).{0,30}?[\\s'\"=:>]{1,5}([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])"),
            shape("a GitHub token", "ghp_ gho_ ghu_ ghs_ ghr_", "[A-Za-z0-9]{36,255}\\b"),
            shape("a GitHub token", "github_pat_", "[A-Za-z0-9]{22}_[A-Za-z0-9]{59}\\b"),
            shape("an Anthropic key", "sk-ant-", "[a-z0-9]{3,12}-[A-Za-z0-9_-]{40,}"),
            shape("an OpenAI key", "sk-proj- sk-svcacct- sk-admin-", "[A-Za-z0-9_-]{40,}"),
            shape("an OpenAI key", "sk-", "[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}\\b"),
            new Shape(
                    "a private key",
                    List.of("-----BEGIN "),
                    Pattern.compile(
                            "-----BEGIN (?:[A-Z]{2,10} ){0,2}PRIVATE KEY(?: BLOCK)?-----(?:\\\\r|\\\\n|\\s|[\"'+,]){1,20}"
                                    + "(?:[A-Za-z-]{3,20}: [^\\r\\n]{1,200}[\\r\\n]+){0,5}[\\s\"'+,]{0,20}[A-Za-z0-9+/]{32}"),
                    0),
            shape("a Slack token", "xox", "[abeoprs]-[0-9]{6,}-[A-Za-z0-9-]{16,}"),
            new Shape(
                    "a Slack webhook",
                    List.of("hooks.slack.com/"),
                    Pattern.compile(
                            "hooks\\.slack\\.com/(?:services|workflows)/T[A-Z0-9]{8,}/[A-Z0-9]{8,}/[A-Za-z0-9]{20,}"),
                    0),
            shape("a Google API key", "AIza", "[0-9A-Za-z_-]{35}(?![0-9A-Za-z_-])"),
            shape("a Google client secret", "GOCSPX-", "[0-9A-Za-z_-]{28}(?![0-9A-Za-z_-])"),
            shape("a Stripe key", "rk_live_ sk_live_", "[0-9A-Za-z]{24,}"),
            shape("a GitLab token", "glpat-", "[0-9A-Za-z_-]{20,}"),
            shape("an npm token", "npm_", "[A-Za-z0-9]{36}\\b"),
            shape("a JSON web token", "eyJ", "[A-Za-z0-9_-]{12,}\\.eyJ[A-Za-z0-9_-]{12,}\\.[A-Za-z0-9_-]{20,}"),
            random(
                    "a password or key",
                    "(?i)(?:api_?key|secret_?key|access_?token|auth_?token|client_?secret)[\"']?\\s{0,3}[=:]\\s{0,3}[\"']([A-Za-z0-9+/_=-]{32,200})[\"']"));

    /** Of bits a character: words and numbers have less, keys at random more. */
    private static final double RANDOM = 4.2;

    private SecretShapes() {}

    /** A word of its own that begins with one of these, parted by blanks, and goes on like that. */
    private static Shape shape(String name, String begins, String regex) {
        String[] words = begins.split(" ", -1);
        return new Shape(name, List.of(words), Pattern.compile("\\b(?:" + String.join("|", words) + ")" + regex), 0);
    }

    private static Shape random(String name, String regex) {
        return new Shape(name, List.of(), Pattern.compile(regex), 1);
    }

    /** Tells each that is found. */
    static void find(String text, Found found) {
        for (Shape shape : SHAPES) {
            Matcher matcher = shape.pattern().matcher(text).useTransparentBounds(true);
            for (String word : shape.begins()) {
                for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
                    if (matcher.region(at, text.length()).lookingAt()) {
                        tell(shape, matcher, found);
                    }
                }
            }
            while (shape.begins().isEmpty() && matcher.find()) {
                tell(shape, matcher, found);
            }
        }
    }

    private static void tell(Shape shape, Matcher matcher, Found found) {
        String secret = matcher.group(shape.secret());
        boolean example = secret.endsWith("EXAMPLE") || secret.endsWith("EXAMPLEKEY");
        if (!example && (shape.secret() == 0 || entropy(secret) > RANDOM)) {
            found.at(matcher.start(shape.secret()), secret, shape.name());
        }
    }

    private static double entropy(String text) {
        int[] counts = new int[256];
        text.chars().forEach(c -> counts[c & 0xff]++);
        double bits = 0;
        for (int count : counts) {
            if (count > 0) {
                double share = (double) count / text.length();
                bits -= share * Math.log(share) / Math.log(2);
            }
        }
        return bits;
    }

    /** Hears of what was found. */
    @FunctionalInterface
    interface Found {
        /** @param name what it is, for people; never the secret itself */
        void at(int offset, String secret, String name);
    }
}
