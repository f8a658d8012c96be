package org.splectrum.se.config;

import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What was configured, as the types it must have. What it is not is a problem, and then something harmless stands in. */
final class Answers {
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,6})?");

    private final Map<Key, Given> given;
    private final List<SettingsProblem> problems;

    Answers(Map<Key, Given> given, List<SettingsProblem> problems) {
        this.given = given;
        this.problems = problems;
    }

    boolean has(Key key) {
        return given.containsKey(key);
    }

    /** What is given, else the default. */
    String text(Key key) {
        return Optional.ofNullable(given.get(key)).map(Given::value).orElse(key.usual());
    }

    String required(Key key, String mend) {
        if (!has(key)) {
            problems.add(
                    new SettingsProblem(key.variable() + " is not set", mend + " (in se.yml: " + key.path() + ")"));
        }
        return text(key);
    }

    Secret secret(Key key) {
        return new Secret(text(key));
    }

    int whole(Key key, int least, int most) {
        String text = text(key);
        if (WHOLE.matcher(text).matches()) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        wrong(
                key,
                "is not a whole number from " + least + " to " + most,
                "give one, as " + (key.usual().isEmpty() ? String.valueOf(least) : key.usual()));
        return least;
    }

    /** 0 where nothing is given. */
    BigDecimal dollars(Key key) {
        String text = text(key);
        if (text.isEmpty()) {
            return BigDecimal.ZERO;
        }
        if (AMOUNT.matcher(text).matches() && new BigDecimal(text).signum() > 0) {
            return new BigDecimal(text);
        }
        wrong(key, "is not an amount above 0", "give US dollars, as 5 or 2.50");
        return BigDecimal.ZERO;
    }

    /** An address of http or https, without a slash at its end; empty where nothing is given. */
    String address(Key key) {
        String text = text(key).replaceAll("/+$", "");
        if (text.isEmpty() || isAddress(text)) {
            return text;
        }
        wrong(key, "is not an address", "give it as https://se.example.org");
        return "";
    }

    URI uri(Key key) {
        String address = address(key);
        return URI.create(address.isEmpty() ? key.usual() : address);
    }

    /** Parts between commas. */
    List<String> list(Key key) {
        return Stream.of(text(key).split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** @param what without the value, which may be a secret */
    void wrong(Key key, String what, String mend) {
        String where = Optional.ofNullable(given.get(key)).map(Given::where).orElse(key.variable());
        problems.add(new SettingsProblem(where + " " + what, mend));
    }

    private static boolean isAddress(String text) {
        try {
            URI uri = URI.create(text);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return http
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
