package org.splectrum.se.github.sight;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.splectrum.se.command.HiddenCharacters;

/** Turns entities that stand for hidden characters into these, so that they are taken out and counted as all others. */
final class Entities {
    private static final Pattern ENTITY =
            Pattern.compile("&(?:#([0-9]{1,7})|#[xX]([0-9A-Fa-f]{1,6})|([A-Za-z]{2,24}));");

    /** All names of HTML that stand for characters without a shape. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("shy", "\u00AD"),
            Map.entry("zwj", "\u200D"),
            Map.entry("zwnj", "\u200C"),
            Map.entry("lrm", "\u200E"),
            Map.entry("rlm", "\u200F"),
            Map.entry("ZeroWidthSpace", "\u200B"),
            Map.entry("NegativeVeryThinSpace", "\u200B"),
            Map.entry("NegativeThinSpace", "\u200B"),
            Map.entry("NegativeMediumSpace", "\u200B"),
            Map.entry("NegativeThickSpace", "\u200B"),
            Map.entry("NoBreak", "\u2060"),
            Map.entry("ApplyFunction", "\u2061"),
            Map.entry("af", "\u2061"),
            Map.entry("InvisibleTimes", "\u2062"),
            Map.entry("it", "\u2062"),
            Map.entry("InvisibleComma", "\u2063"),
            Map.entry("ic", "\u2063"));

    private Entities() {}

    /** In code they are shown as they are written. */
    static void decode(Erasure erasure) {
        Matcher entity = ENTITY.matcher(erasure.source());
        while (entity.find()) {
            String character = character(entity);
            if (!erasure.isCode(entity.start())
                    && !character.isEmpty()
                    && HiddenCharacters.removed("x" + character).equals("x")) {
                erasure.replace(entity.start(), entity.end(), character);
            }
        }
    }

    private static String character(Matcher entity) {
        if (entity.group(3) != null) {
            return NAMES.getOrDefault(entity.group(3), "");
        }
        int code = entity.group(1) == null ? Integer.parseInt(entity.group(2), 16) : Integer.parseInt(entity.group(1));
        return Character.isValidCodePoint(code) ? Character.toString(code) : "";
    }
}
