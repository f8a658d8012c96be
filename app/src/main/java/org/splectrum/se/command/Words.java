package org.splectrum.se.command;

import java.util.Locale;
import java.util.Optional;
import org.splectrum.se.model.RunId;

/** Reads words from the start of a line, the name of a run first, where one stands there. Not thread-safe. */
final class Words {
    private final Arguments arguments;

    Words(String line) {
        this.arguments = new Arguments(line);
    }

    /** The id of the run whose name stands here, which is passed over then; empty where none does. */
    String run() {
        String word = arguments.word();
        Optional<RunId> run = RunId.read(bare(word).toLowerCase(Locale.ROOT));
        run.ifPresent(found -> arguments.skip(word));
        return run.map(RunId::value).orElse("");
    }

    /** The next word, without what people put around names; it is not passed over. */
    String word() {
        return bare(arguments.word());
    }

    /** What stands behind all that was passed over. */
    String rest() {
        return arguments.rest();
    }

    /** As it is copied out of SE's own comments, or ends a sentence. */
    private static String bare(String word) {
        int start = 0;
        int end = word.length();
        while (start < end && word.charAt(start) == '`') {
            start++;
        }
        while (end > start && "`.,:;!?".indexOf(word.charAt(end - 1)) >= 0) {
            end--;
        }
        return word.substring(start, end);
    }
}
