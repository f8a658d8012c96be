package org.splectrum.se.command;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An HTML element whose content commands nothing: code, quotes, and what is folded away. */
enum Folded {
    DETAILS,
    PRE,
    CODE,
    BLOCKQUOTE,
    SCRIPT,
    STYLE,
    TEMPLATE,
    TEXTAREA;

    private final Pattern tags =
            Pattern.compile("<(/?)" + name() + "(?=[\\s/>]|$)", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** The element that the line begins with; empty where it begins with none of these. */
    static Optional<Folded> openedBy(String line) {
        String start = line.substring(Indent.pastListMarkers(line)).toLowerCase(Locale.ROOT);
        for (Folded element : values()) {
            if (start.startsWith("<") && element.tags.matcher(start).lookingAt() && !start.startsWith("</")) {
                return Optional.of(element);
            }
        }
        return Optional.empty();
    }

    /** How many more of these elements are open behind the line than before it; below 0 where more end. */
    int opened(String line) {
        return tags.matcher(line)
                .results()
                .mapToInt(tag -> tag.group(1).isEmpty() ? 1 : -1)
                .sum();
    }
}
