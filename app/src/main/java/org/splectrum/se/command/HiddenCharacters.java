package org.splectrum.se.command;

/** Characters that no reader sees: zero-width ones, direction marks, tags, controls, letters without a shape. Pure. */
public final class HiddenCharacters {
    private HiddenCharacters() {}

    /**
     * A text without them.
     *
     * @param pieces how many runs of them were taken out, besides what honest text holds
     */
    public record Cleared(String text, int pieces) {}

    /** The text without them; spaces that do not break become plain ones, unpaired surrogates become U+FFFD. */
    public static String removed(String text) {
        return cleared(text).text();
    }

    /** The same, counted. */
    public static Cleared cleared(String text) {
        StringBuilder seen = new StringBuilder(text.length());
        int pieces = 0;
        boolean within = false;
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            int length = Ordinary.length(text, at);
            if (Character.getType(character) == Character.SURROGATE) {
                seen.append('\uFFFD');
                within = false;
            } else if (length > 0) {
                seen.append(Ordinary.shown(text, at, length));
            } else if (isSeen(character)) {
                seen.appendCodePoint(isSpace(character) ? ' ' : character);
                within = false;
            } else {
                pieces += within ? 0 : 1;
                within = true;
            }
            at += Math.max(length, Character.charCount(character));
        }
        return new Cleared(seen.toString(), pieces);
    }

    private static boolean isSpace(int character) {
        return character == 0xA0 || character == 0x2007 || character == 0x202F;
    }

    private static boolean isSeen(int character) {
        return switch (Character.getType(character)) {
            case Character.FORMAT -> false;
            case Character.CONTROL -> character == '\n' || character == '\t' || character == '\r';
            default -> !isVariation(character) && !isIgnorable(character) && !isShapeless(character);
        };
    }

    /** Variation selectors can smuggle any text. */
    static boolean isVariation(int character) {
        return (character >= 0xFE00 && character <= 0xFE0F)
                || (character >= 0x180B && character <= 0x180F)
                || (character >= 0xE0100 && character <= 0xE01EF);
    }

    /** What Unicode calls ignorable by default and has not made a format character: tags and what is kept for such. */
    private static boolean isIgnorable(int character) {
        return character == 0x034F
                || character == 0x2065
                || (character >= 0xFFF0 && character <= 0xFFF8)
                || (character >= 0xE0000 && character <= 0xE0FFF);
    }

    /** Letters and symbols that are drawn as nothing: fillers of Hangul, the blank of Braille, vowels of Khmer. */
    private static boolean isShapeless(int character) {
        return switch (character) {
            case 0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800, 0x17B4, 0x17B5 -> true;
            default -> false;
        };
    }
}
