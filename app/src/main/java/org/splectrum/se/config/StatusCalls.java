package org.splectrum.se.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.splectrum.se.workflow.Guard;

/**
 * A condition without {@code always()}, {@code failure()} and {@code success()}, which say how the needed steps must have ended.
 * They stand alone or joined to the rest by {@code &&}: anywhere else they would have to be values.
 *
 * @param condition what is left; may be empty
 * @param checked the condition as written, with {@code true} in place of the calls, so that places in it stay right
 * @param fit whether the calls can be cut out at all
 */
record StatusCalls(Guard.After after, String condition, String checked, Fit fit) {
    private static final Pattern CALL = Pattern.compile("\\b(always|failure|success)\\s*\\(\\s*\\)");

    /** Where the calls stand. */
    enum Fit {
        RIGHT,
        /** Elsewhere, or against each other. */
        MISPLACED
    }

    static StatusCalls of(String condition) {
        String shown = masked(condition);
        Matcher calls = CALL.matcher(shown);
        if (!calls.find()) {
            return new StatusCalls(Guard.After.SUCCESS, condition.strip(), condition, Fit.RIGHT);
        }
        List<String> rest = new ArrayList<>();
        Set<Guard.After> afters = new LinkedHashSet<>();
        boolean inside = topLevel(shown, "||") || topLevel(shown, "?");
        int from = 0;
        for (int to : ends(shown)) {
            String part = condition.substring(from, to).strip();
            Matcher call = CALL.matcher(part);
            if (call.matches()) {
                afters.add(after(call.group(1)));
            } else {
                inside |= CALL.matcher(shown.substring(from, to)).find();
                rest.add(part);
            }
            from = to + 2;
        }
        Fit fit = inside || afters.size() > 1 ? Fit.MISPLACED : Fit.RIGHT;
        String checked = blanked(condition, shown);
        Guard.After after =
                afters.isEmpty() ? Guard.After.SUCCESS : afters.iterator().next();
        return new StatusCalls(after, String.join(" && ", rest), checked, fit);
    }

    private static Guard.After after(String word) {
        return switch (word) {
            case "always" -> Guard.After.ANY;
            case "failure" -> Guard.After.FAILURE;
            default -> Guard.After.SUCCESS;
        };
    }

    /** The calls as {@code true}, as long as they were. */
    private static String blanked(String condition, String shown) {
        StringBuilder checked = new StringBuilder(condition);
        Matcher calls = CALL.matcher(shown);
        while (calls.find()) {
            int length = calls.end() - calls.start();
            checked.replace(calls.start(), calls.end(), "true" + " ".repeat(length - 4));
        }
        return checked.toString();
    }

    /** The same text with blanks for what is quoted. */
    private static String masked(String text) {
        StringBuilder masked = new StringBuilder(text);
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
            } else if (quote != 0) {
                masked.setCharAt(i, ' ');
                quote = c == quote ? 0 : quote;
            }
        }
        return masked.toString();
    }

    private static boolean topLevel(String shown, String sign) {
        return !places(shown, sign).isEmpty();
    }

    /** Where the parts between {@code &&} outside of brackets end. */
    private static List<Integer> ends(String shown) {
        List<Integer> ends = new ArrayList<>(places(shown, "&&"));
        ends.add(shown.length());
        return ends;
    }

    private static List<Integer> places(String shown, String sign) {
        List<Integer> places = new ArrayList<>();
        int depth = 0;
        for (int i = 0; i < shown.length(); i++) {
            char c = shown.charAt(i);
            depth += "([{".indexOf(c) >= 0 ? 1 : 0;
            depth -= ")]}".indexOf(c) >= 0 ? 1 : 0;
            if (depth == 0 && shown.startsWith(sign, i)) {
                places.add(i);
            }
        }
        return places;
    }
}
