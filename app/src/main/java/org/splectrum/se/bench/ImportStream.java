package org.splectrum.se.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Commits as git-fast-import(1) reads them, all by the same person at the same time. For one thread, and one use. */
final class ImportStream {
    private static final String COMMITTER = "committer Ann <ann@example.org> 1700000000 +0000\n";

    private final StringBuilder stream = new StringBuilder();

    /**
     * Begins a commit; files follow.
     *
     * @param branch a full ref
     * @param from what it stands on; empty: on what the stream has on the branch, or on nothing
     */
    void commit(String branch, String message, String from) {
        stream.append("commit ").append(branch).append('\n').append(COMMITTER);
        data(message);
        if (!from.isEmpty()) {
            stream.append("from ").append(from).append('\n');
        }
    }

    /** A file of the commit that was begun last. */
    void file(String path, String text) {
        stream.append("M 100644 inline ").append(path).append('\n');
        data(text);
    }

    /** Puts a full ref where another one is. */
    void reset(String ref, String from) {
        stream.append("reset ").append(ref).append("\nfrom ").append(from).append("\n\n");
    }

    /** Has git read it. */
    void feed(GitProgram git) throws IOException, InterruptedException {
        git.feed(stream.toString(), "fast-import", "--quiet", "--date-format=raw");
    }

    private void data(String text) {
        stream.append("data ")
                .append(text.getBytes(StandardCharsets.UTF_8).length)
                .append('\n')
                .append(text)
                .append('\n');
    }
}
