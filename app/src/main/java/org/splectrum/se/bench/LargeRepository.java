package org.splectrum.se.bench;

import java.io.IOException;
import java.util.Random;

/** Many files on the main branch of a bare repository that is there, beside those that it has. For one thread. */
public final class LargeRepository {
    private static final String MAIN = "refs/heads/main";
    private static final String MESSAGE = "More";

    /** What is there when the stream is read. */
    private static final String NOW = MAIN + "^0";

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
        ImportStream stream = new ImportStream();
        stream.commit(MAIN, MESSAGE, NOW);
        for (int file = 0; file < files; file++) {
            repository.write(stream, file);
        }
        stream.feed(git);
        git.run("repack", "-adq");
        return repository;
    }

    /** So many commits more, each of five files. */
    public void advance(int commits) throws IOException, InterruptedException {
        ImportStream stream = new ImportStream();
        for (int commit = 0; commit < commits; commit++) {
            stream.commit(MAIN, MESSAGE, commit == 0 ? NOW : "");
            for (int file = 0; file < FILES_IN_COMMIT; file++) {
                write(stream, random.nextInt(files));
            }
        }
        stream.feed(git);
    }

    private void write(ImportStream stream, int file) {
        stream.file("module%d/package%d/File%d.txt".formatted(file % 40, file / 40 % 25, file), text());
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
}
