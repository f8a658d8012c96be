package org.splectrum.se.git;

import java.io.IOException;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.CorruptPackIndexException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.PackInvalidException;
import org.eclipse.jgit.errors.PackMismatchException;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.errors.UnpackException;

/** A mirror cannot be read as a repository any more. */
final class Damaged extends Exception {
    private static final long serialVersionUID = 1;

    Damaged(String message, Throwable cause) {
        super(message, cause);
    }

    /** Whether what went wrong while opening the mirror shows that it is damaged. */
    static boolean tells(Throwable failure) {
        return concernsObjects(failure) || causes(failure).anyMatch(Damaged::isOfRepository);
    }

    /** Whether objects are missing or wrong. */
    static boolean concernsObjects(Throwable failure) {
        return causes(failure)
                .anyMatch(cause -> cause instanceof MissingObjectException
                        || cause instanceof CorruptObjectException
                        || cause instanceof CorruptPackIndexException
                        || cause instanceof PackInvalidException
                        || cause instanceof PackMismatchException
                        || cause instanceof UnpackException);
    }

    /** JGit says some of it by a plain {@link IOException}; what the machine refuses has a class of its own. */
    private static boolean isOfRepository(Throwable cause) {
        return cause.getClass() == IOException.class
                || cause instanceof RepositoryNotFoundException
                || cause instanceof ConfigInvalidException;
    }

    private static Stream<Throwable> causes(Throwable failure) {
        Stream.Builder<Throwable> causes = Stream.builder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes.build();
    }
}
