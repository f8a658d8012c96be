package org.splectrum.se.steps.text;

import java.util.regex.Pattern;
import org.splectrum.se.command.HiddenCharacters;

/** Takes out of a text what a reader does not see and a terminal would obey. Pure. */
final class Plain {
    /** Control sequences and strings of ECMA-48, 5.4 and 5.6; a string that does not end on its line ends with it. */
    private static final Pattern ESCAPES = Pattern.compile("(?:\\u001B\\[|\\u009B)[0-?]*+[ -/]*+[@-~]?"
            + "|(?:\\u001B[\\]PX^_]|[\\u009D\\u0090\\u0098\\u009E\\u009F])[^\\u0007\\u001B\\u009C\\n]*+(?:\\u0007|\\u009C|\\u001B\\\\)?"
            + "|\\u001B[ -/]*+[0-~]?");

    private static final Pattern LINE_ENDS = Pattern.compile("\\r\\n|[\\r\\u000B\\u000C\\u0085\\u2028\\u2029]");

    /** SE finds its own comments by such a marker: nobody else may write one. */
    private static final Pattern MARKER = Pattern.compile("<!--(\\s*)se:", Pattern.CASE_INSENSITIVE);

    private Plain() {}

    /** The text with {@code \n} as its only line end and no other control characters but tabs. */
    static String of(String text) {
        String ended = LINE_ENDS.matcher(text).replaceAll("\n");
        String obeyed = ESCAPES.matcher(ended).replaceAll("");
        return MARKER.matcher(HiddenCharacters.removed(obeyed)).replaceAll("<!--$1se :");
    }
}
