package org.splectrum.se.command;

/** Characters that no reader sees: zero-width ones, direction marks, tags, controls. Pure. */
public final class HiddenCharacters {
    private HiddenCharacters() {}

    /** The text without them; spaces that do not break become plain ones, unpaired surrogates become U+FFFD. */
    public static String removed(String text) {
        StringBuilder seen = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            at += Character.charCount(character);
            if (Character.getType(character) == Character.SURROGATE) {
                seen.append('\uFFFD');
            } else if (character == '\u00A0' || character == '\u2007' || character == '\u202F') {
                seen.append(' ');
            } else if (isSeen(character)) {
                seen.appendCodePoint(character);
            }
        }
        return seen.toString();
    }

    private static boolean isSeen(int character) {
        return switch (Character.getType(character)) {
            case Character.FORMAT -> false;
            case Character.CONTROL -> character == '\n' || character == '\t' || character == '\r';
            default -> !isVariation(character) && character != '\u034F' && !isTag(character);
        };
    }

    /** Variation selectors can smuggle any text; the one that makes an emoji colourful stays. */
    private static boolean isVariation(int character) {
        return (character >= 0xFE00 && character <= 0xFE0E) || (character >= 0xE0100 && character <= 0xE01EF);
    }

    private static boolean isTag(int character) {
        return character >= 0xE0000 && character <= 0xE007F;
    }
}
