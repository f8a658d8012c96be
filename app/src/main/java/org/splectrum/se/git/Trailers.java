package org.splectrum.se.git;

import java.util.List;
import java.util.regex.Pattern;
import org.splectrum.se.steps.RecordId;

/** The lines of the form {@code Key: value} at the end of a commit's message, as git-interpret-trailers(1) has them. Pure. */
final class Trailers {
    private static final Pattern LINE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]*: .*");
    private static final String RECORD = RecordId.TRAILER + ": ";

    private Trailers() {}

    /** The message with the record's line, in place of those of other records. */
    static String with(String message, RecordId record) {
        String bare = String.join(
                        "\n",
                        message.lines().filter(line -> !line.startsWith(RECORD)).toList())
                .stripTrailing();
        boolean trailers = !last(bare).isEmpty() && bare.contains("\n\n");
        return bare + (trailers ? "\n" : "\n\n") + record.trailer() + "\n";
    }

    /** The records that the message names at its end. */
    static List<String> records(String message) {
        return last(message.stripTrailing()).stream()
                .filter(line -> line.startsWith(RECORD))
                .map(line -> line.substring(RECORD.length()).strip())
                .toList();
    }

    /** The lines of the last paragraph, where all of them are trailers. */
    private static List<String> last(String message) {
        String paragraph = message.substring(message.lastIndexOf("\n\n") + 1);
        List<String> lines = paragraph.lines().filter(line -> !line.isEmpty()).toList();
        return lines.stream().allMatch(line -> LINE.matcher(line).matches()) ? lines : List.of();
    }
}
