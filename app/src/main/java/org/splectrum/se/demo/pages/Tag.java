package org.splectrum.se.demo.pages;

import static java.util.Objects.requireNonNull;

import org.splectrum.se.demo.github.Label;
import org.splectrum.se.demo.github.Repository;

/** A label as it is shown; the colour is six hexadecimal digits. */
public record Tag(String name, String color) {
    private static final String HEX = "[0-9a-fA-F]{6}";

    public Tag {
        requireNonNull(name, "name is null");
        requireNonNull(color, "color is null");
    }

    static Tag of(Repository repository, String name) {
        String color = repository.label(name).map(Label::color).orElse(Label.PLAIN);
        return new Tag(name, color.matches(HEX) && !color.equals(Label.PLAIN) ? color : usual(name));
    }

    /** What labels that came without a colour get: SE's own are told apart. */
    private static String usual(String name) {
        return switch (name) {
            case "se:running" -> "d4a72c";
            case "se:done" -> "2da44e";
            case "se:failed" -> "cf222e";
            case "se:needs-help" -> "e16f24";
            default -> name.startsWith("se:") ? "0969da" : "8c959f";
        };
    }
}
