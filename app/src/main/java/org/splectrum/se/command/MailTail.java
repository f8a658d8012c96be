package org.splectrum.se.command;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where an answer by e-mail ends and what the mail program appended begins. Pure. */
final class MailTail {
    /** How many lines a mail program breaks its "On … wrote:" into. */
    private static final int ATTRIBUTION_LINES = 3;

    private static final int ATTRIBUTION_LENGTH = 400;

    private static final Pattern SENT_FROM =
            Pattern.compile("(?:sent from my|sent from mail for|get outlook for|von meinem .{1,40} gesendet).{0,80}");

    private static final Pattern DIVIDER =
            Pattern.compile("-{2,}\\s?(?:original message|forwarded message|ursprüngliche nachricht)\\s?-{2,}");

    private MailTail() {}

    /** Whether nothing from this line on was written by the author for SE. */
    static boolean beginsAt(List<String> lines, int at) {
        String line = lines.get(at);
        if (line.equals("-- ") || line.equals("--")) {
            return true;
        }
        if (line.length() > ATTRIBUTION_LENGTH) {
            return false;
        }
        String words = line.strip().toLowerCase(Locale.ROOT);
        return SENT_FROM.matcher(words).matches()
                || DIVIDER.matcher(words).matches()
                || isAttribution(lines, at, words);
    }

    private static boolean isAttribution(List<String> lines, int at, String first) {
        String end = first.startsWith("on ") ? "wrote:" : first.startsWith("am ") ? "schrieb" : "";
        if (end.isEmpty()) {
            return false;
        }
        StringBuilder words = new StringBuilder();
        for (int next = at; next < Math.min(lines.size(), at + ATTRIBUTION_LINES); next++) {
            String line = lines.get(next).strip();
            if (line.isEmpty() || line.length() > ATTRIBUTION_LENGTH) {
                return false;
            }
            words.append(' ').append(line.toLowerCase(Locale.ROOT));
            if (line.endsWith(":") && words.indexOf(end) > 0 && words.chars().anyMatch(Character::isDigit)) {
                return true;
            }
        }
        return false;
    }
}
