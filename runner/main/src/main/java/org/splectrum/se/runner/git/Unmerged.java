package org.splectrum.se.runner.git;

import java.util.Objects;
import org.splectrum.se.runner.protocol.Resolving;

/**
 * A path that git left for somebody to decide.
 *
 * @param base as both sides found it
 * @param ours as the commits have it that are rebased onto
 * @param theirs as the commit has it that is replayed
 */
public record Unmerged(String path, Stage base, Stage ours, Stage theirs) {
    public Unmerged {
        Objects.requireNonNull(path, "path is null");
        Objects.requireNonNull(base, "base is null");
        Objects.requireNonNull(ours, "ours is null");
        Objects.requireNonNull(theirs, "theirs is null");
    }

    /** What this side has there. */
    public Stage of(Resolving.Side side) {
        return switch (side) {
            case OURS -> ours;
            case THEIRS -> theirs;
        };
    }

    /**
     * One side's entry of git's index.
     *
     * @param mode as git writes it, in octal
     * @param id of the blob or the commit
     */
    public record Stage(String mode, String id) {
        private static final String NONE = "000000";

        /** A regular file. */
        public static final String FILE = "100644";

        /** A file that is a program. */
        public static final String PROGRAM = "100755";

        public Stage {
            Objects.requireNonNull(mode, "mode is null");
            Objects.requireNonNull(id, "id is null");
        }

        /** Whether this side has the path at all. */
        public boolean present() {
            return !mode.equals(NONE);
        }

        /** Whether it is a file, and no link and no submodule. */
        public boolean isFile() {
            return mode.equals(FILE) || mode.equals(PROGRAM);
        }
    }
}
