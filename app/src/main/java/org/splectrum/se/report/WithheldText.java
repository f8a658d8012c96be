package org.splectrum.se.report;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.splectrum.se.steps.Sight.Hidden;
import org.splectrum.se.steps.Withheld;

/** What people wrote and the agent was not told, so that nobody wonders, and everybody sees that somebody tried. Pure. */
final class WithheldText {
    private WithheldText() {}

    /** Empty where it was told everything. */
    static String of(Withheld withheld) {
        return Stream.of(
                        pieces(withheld),
                        comments(withheld.strangers(), "by people who may not write to this repository"),
                        comments(withheld.late(), "written or edited after it was asked for"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String pieces(Withheld withheld) {
        return switch (withheld.pieces()) {
            case 0 -> "";
            case 1 -> "1 hidden piece of text was removed from what the agent was told: " + kinds(withheld) + ".";
            default ->
                withheld.pieces() + " hidden pieces of text were removed from what the agent was told: "
                        + kinds(withheld) + ".";
        };
    }

    private static String kinds(Withheld withheld) {
        return new TreeMap<>(withheld.hidden())
                .entrySet().stream().map(WithheldText::kind).collect(Collectors.joining(", "));
    }

    private static String kind(Map.Entry<Hidden, Integer> kind) {
        boolean one = kind.getValue() == 1;
        return kind.getValue() + " "
                + switch (kind.getKey()) {
                    case COMMENT -> one ? "HTML comment" : "HTML comments";
                    case CHARACTERS -> one ? "run of invisible characters" : "runs of invisible characters";
                    case ATTRIBUTE -> one ? "attribute of an HTML tag" : "attributes of HTML tags";
                    case TITLE -> one ? "title of a link or image" : "titles of links or images";
                    case ALTERNATIVE -> one ? "text behind an image" : "texts behind images";
                    case UNSHOWN -> one ? "part that GitHub does not show" : "parts that GitHub does not show";
                };
    }

    private static String comments(int count, String which) {
        return switch (count) {
            case 0 -> "";
            case 1 -> "It was not told 1 comment " + which + ".";
            default -> "It was not told " + count + " comments " + which + ".";
        };
    }
}
