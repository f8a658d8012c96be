package org.splectrum.se.merge;

import java.util.regex.Pattern;

/** Strings, characters and comments of a Java text: there are no names within. */
final class Quoted {
    /** Possessive throughout, so that long ones take no stack. */
    private static final Pattern QUOTED =
            Pattern.compile("(?s)\"\"\".*?\"\"\"|\"[^\"\\\\\n]*+(?:\\\\.[^\"\\\\\n]*+)*+\""
                    + "|'[^'\\\\\n]*+(?:\\\\.[^'\\\\\n]*+)*+'|/\\*.*?\\*/|//[^\n]*+");

    private Quoted() {}

    /** The text of the same length with blanks in their place. */
    static String blanked(String text) {
        return QUOTED.matcher(text).replaceAll(found -> " ".repeat(found.group().length()));
    }
}
