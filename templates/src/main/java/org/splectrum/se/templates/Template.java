package org.splectrum.se.templates;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A text with places to fill in, written {@code {{name}}}. Immutable. */
public final class Template {
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z][a-z_]*)}}");

    private final String name;
    private final String text;
    private final Set<String> places;

    private Template(String name, String text) {
        this.name = name;
        this.text = text;
        this.places = PLACE.matcher(text)
                .results()
                .map(place -> place.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * One of the texts that come with SE.
     *
     * @param name path below this module's resources, as {@code prompts/fix.md}
     * @throws IllegalArgumentException where there is none of this name
     */
    public static Template named(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("there is no template " + name));
    }

    /** The same; empty where there is none of this name. */
    public static Optional<Template> find(String name) {
        try (InputStream in = Template.class.getResourceAsStream("/" + name)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new Template(name, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("reading template " + name, e);
        }
    }

    /**
     * The text with every place filled in. What is filled in is not looked at for places again.
     *
     * @throws IllegalArgumentException where a place has no value or a value has no place
     */
    public String render(Map<String, String> values) {
        Set<String> missing = new TreeSet<>(places);
        missing.removeAll(values.keySet());
        Set<String> unknown = new TreeSet<>(values.keySet());
        unknown.removeAll(places);
        if (!missing.isEmpty() || !unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "template " + name + " misses values for " + missing + " and has no place for " + unknown);
        }
        return PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(value(values, place)));
    }

    private static String value(Map<String, String> values, MatchResult place) {
        return values.getOrDefault(place.group(1), "");
    }
}
