package org.splectrum.se.config;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What was configured, as the types it must have. What it is not is a problem, and then something harmless stands in. */
final class SettingValues {
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,6})?");

    private final Map<Key, GivenValue> given;
    private final List<SettingsProblem> problems;

    SettingValues(Map<Key, GivenValue> given, List<SettingsProblem> problems) {
        this.given = given;
        this.problems = problems;
    }

    boolean has(Key key) {
        return given.containsKey(key);
    }

    /** What is given, else the default. */
    String text(Key key) {
        return Optional.ofNullable(given.get(key)).map(GivenValue::value).orElse(key.usual());
    }

    String required(Key key, String mend) {
        if (!has(key)) {
            missing(key, mend);
        }
        return text(key);
    }

    void missing(Key key, String mend) {
        problems.add(new SettingsProblem(key.variable() + " is not set", mend + " (in se.yml: " + key.path() + ")"));
    }

    /** The text of the file that is named; empty where it cannot be read. */
    String content(Key file) {
        try {
            return Files.readString(Path.of(text(file)));
        } catch (IOException | InvalidPathException e) {
            return "";
        }
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
        misfit(
                key,
                "a whole number from " + least + " to " + most,
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
        misfit(key, "an amount above 0", "give US dollars, as 5 or 2.50");
        return BigDecimal.ZERO;
    }

    /** An address of http or https, without a slash at its end; empty where nothing is given. */
    String address(Key key) {
        String text = text(key).replaceAll("/+$", "");
        if (text.isEmpty() || isAddress(text)) {
            return text;
        }
        String mend = "give it as " + (key.usual().isEmpty() ? "https://se.example.org" : key.usual());
        if (text.contains("@")) { // what stands before it may be a password
            wrong(key, "is not an address of http or https without a user", mend);
        } else {
            misfit(key, "an address of http or https", mend);
        }
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

    /**
     * Shows the value, so for none that may be a secret.
     *
     * @param what the value would have to be
     */
    void misfit(Key key, String what, String mend) {
        wrong(key, "is “" + Section.cut(text(key)) + "”, not " + what, mend);
    }

    /** @param what without the value, which may be a secret */
    void wrong(Key key, String what, String mend) {
        String where =
                Optional.ofNullable(given.get(key)).map(GivenValue::where).orElse(key.variable());
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
