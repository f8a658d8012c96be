package org.splectrum.se.command;

import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Set;

/** Hidden characters that honest text needs: within emoji, in scripts that join letters, and at the start of a file. Pure. */
final class Ordinary {
    private static final int JOINER = 0x200D;
    private static final int NON_JOINER = 0x200C;
    private static final int COLOURFUL = 0xFE0F;
    private static final int PLAIN = 0xFE0E;
    private static final int KEYCAP = 0x20E3;
    private static final int FLAG = 0x1F3F4;
    private static final int TAG = 0xE0000;

    /** What the tags behind a black flag say where they make it another one. */
    private static final List<String> FLAGS = List.of("gbeng", "gbsct", "gbwls");

    private static final Set<UnicodeScript> JOINING = Set.of(
            UnicodeScript.ARABIC,
            UnicodeScript.SYRIAC,
            UnicodeScript.NKO,
            UnicodeScript.MONGOLIAN,
            UnicodeScript.DEVANAGARI,
            UnicodeScript.BENGALI,
            UnicodeScript.GURMUKHI,
            UnicodeScript.GUJARATI,
            UnicodeScript.ORIYA,
            UnicodeScript.TAMIL,
            UnicodeScript.TELUGU,
            UnicodeScript.KANNADA,
            UnicodeScript.MALAYALAM,
            UnicodeScript.SINHALA,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    private Ordinary() {}

    /** How many UTF-16 units from there are hidden and ordinary; 0 where the character there is seen, or hidden for no good reason. */
    static int length(String text, int at) {
        int character = text.codePointAt(at);
        if (at == 0) {
            return character == 0xFEFF ? 1 : 0;
        }
        int before = text.codePointBefore(at);
        int end = at + Character.charCount(character);
        int behind = end < text.length() ? text.codePointAt(end) : 0;
        boolean ordinary = switch (character) {
            case COLOURFUL -> isPicture(before) || (Character.isEmoji(before) && behind == KEYCAP);
            case PLAIN -> isPicture(before);
            case JOINER -> ((isPicture(before) || before == COLOURFUL) && isPicture(behind)) || joins(before, behind);
            case NON_JOINER -> joins(before, behind);
            default -> false;
        };
        return ordinary ? end - at : before == FLAG ? flag(text, at) : 0;
    }

    /** What is left of it. */
    static String shown(String text, int at, int length) {
        int first = text.codePointAt(at);
        boolean kept = first == COLOURFUL || first == JOINER || first == NON_JOINER;
        return kept ? text.substring(at, at + length) : "";
    }

    private static int flag(String text, int at) {
        return FLAGS.stream()
                .map(Ordinary::tags)
                .filter(tags -> text.startsWith(tags, at))
                .mapToInt(String::length)
                .findFirst()
                .orElse(0);
    }

    private static String tags(String letters) {
        StringBuilder tags = new StringBuilder();
        letters.chars().forEach(letter -> tags.appendCodePoint(TAG + letter));
        return tags.appendCodePoint(0xE007F).toString();
    }

    /** Digits count as emoji too, for their keycaps. */
    private static boolean isPicture(int character) {
        return character > 0x7F && Character.isEmoji(character);
    }

    private static boolean joins(int before, int behind) {
        return JOINING.contains(UnicodeScript.of(before))
                && JOINING.contains(UnicodeScript.of(behind))
                && isLetter(before)
                && isLetter(behind);
    }

    private static boolean isLetter(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> Character.isLetter(character);
        };
    }
}
