package org.splectrum.se.steps.text;

/** Shows what a terminal or a log would obey, and does not let it happen. Pure. */
public final class Visible {
    private Visible() {}

    /**
     * The text with every control character, direction mark and other character without a shape written as an escape, as
     * {@code \u001b}. Line ends and tabs stay.
     */
    public static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (isObeyed(character)) {
                for (char unit : Character.toChars(character)) {
                    out.append(String.format("\\u%04x", (int) unit));
                }
            } else {
                out.appendCodePoint(character);
            }
        });
        return out.toString();
    }

    /** A joiner within an emoji or a word is none of these. */
    private static boolean isObeyed(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character != '\n' && character != '\t';
            case Character.FORMAT -> character != '\u200D' && character != '\u200C';
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
