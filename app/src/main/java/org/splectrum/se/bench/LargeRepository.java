package org.splectrum.se.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Many files on the main branch of a bare repository that is there, beside those that it has. For one thread. */
public final class LargeRepository {
    private static final String START = "1700000000";
    private static final int WORDS = 5000;
    private static final int WORDS_IN_LINE = 8;
    private static final int LINES = 100;
    private static final int FILES_IN_COMMIT = 5;

    private final GitProgram git;
    private final int files;
    private final Random random;

    private LargeRepository(GitProgram git, int files, long seed) {
        this.git = git;
        this.files = files;
        this.random = new Random(seed);
    }

    /** Adds so many files, of 2.5 KB on the average, in one commit. */
    public static LargeRepository in(GitProgram git, int files, long seed) throws IOException, InterruptedException {
        LargeRepository repository = new LargeRepository(git, files, seed);
        StringBuilder stream = new StringBuilder();
        repository.begin(stream);
        for (int file = 0; file < files; file++) {
            repository.write(stream, file);
        }
        repository.feed(stream);
        git.run("repack", "-adq");
        return repository;
    }

    /** So many commits more, each of five files. */
    public void advance(int commits) throws IOException, InterruptedException {
        StringBuilder stream = new StringBuilder();
        for (int commit = 0; commit < commits; commit++) {
            begin(stream);
            for (int file = 0; file < FILES_IN_COMMIT; file++) {
                write(stream, random.nextInt(files));
            }
            stream.append('\n');
        }
        feed(stream);
    }

    /** As git-fast-import(1) reads it; the first commit of a stream says on what it stands. */
    private void begin(StringBuilder stream) {
        String from = stream.isEmpty() ? "from refs/heads/main^0\n" : "";
        stream.append("commit refs/heads/main\ncommitter Ann <ann@example.org> " + START + " +0000\n");
        data(stream, "More");
        stream.append(from);
    }

    private void write(StringBuilder stream, int file) {
        stream.append("M 100644 inline module%d/package%d/File%d.txt\n".formatted(file % 40, file / 40 % 25, file));
        data(stream, text());
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int lines = 1 + random.nextInt(LINES); lines > 0; lines--) {
            for (int words = 0; words < WORDS_IN_LINE; words++) {
                text.append('w').append(random.nextInt(WORDS)).append(' ');
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static void data(StringBuilder stream, String text) {
        stream.append("data ").append(text.getBytes(StandardCharsets.UTF_8).length);
        stream.append('\n').append(text).append('\n');
    }

    private void feed(StringBuilder stream) throws IOException, InterruptedException {
        git.feed(stream.toString(), "fast-import", "--quiet", "--date-format=raw");
    }
}
