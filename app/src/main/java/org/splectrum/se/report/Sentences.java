package org.splectrum.se.report;

import java.util.regex.Pattern;
import org.splectrum.se.run.Action;
import org.splectrum.se.run.Refusal;
import org.splectrum.se.run.Reply;

/** Why nothing was done, with the mend, for programs and terminals. Pure. */
public final class Sentences {
    private static final Pattern LINES = Pattern.compile("\\s*\\n\\s*");

    private Sentences() {}

    /** Why an action was not taken. */
    public static String of(Action action, Refusal refusal) {
        return one(RefusalText.of(action, refusal));
    }

    /** What a wish for a run is answered with. */
    public static String of(Reply reply) {
        return one(ReplyText.text(reply));
    }

    private static String one(String markdown) {
        return LINES.matcher(markdown.strip()).replaceAll(" ");
    }
}
