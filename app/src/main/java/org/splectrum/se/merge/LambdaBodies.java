package org.splectrum.se.merge;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lambda bodies of a Java text: a call and a block of that one call are the same body wherever the lambda's type does not depend on it
 * (Java Language Specification 15.27.3), as where it is returned or assigned. As an argument it may choose another method:
 * {@code submit} of a {@code Runnable} or of a {@code Callable}.
 */
final class LambdaBodies {
    private static final Pattern CALL =
            Pattern.compile("(?:\\breturn|[^=!<>]=)\\s*(?:\\w+|\\([^()]*\\))\\s*->\\s*([^\\s;{}=][^;{}=]*\\))\\s*;");

    private LambdaBodies() {}

    /** The text with each such call in a block, on a line of its own; itself where there are none. */
    static Reading inBlocks(Reading reading) {
        if (reading.language() != Language.JAVA) {
            return reading;
        }
        String value = reading.text().value();
        Matcher call = CALL.matcher(Quoted.blanked(value));
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (call.find()) {
            text.append(value, at, call.start(1))
                    .append("{\n")
                    .append(value, call.start(1), call.end())
                    .append("\n};");
            at = call.end();
        }
        return at == 0
                ? reading
                : reading.as(text.append(value, at, value.length()).toString()).orElse(reading);
    }
}
