package org.splectrum.se.runner.protocol;

import java.util.List;
import java.util.Optional;

/**
 * What the runner's program is told to make, in a container of its own, of what is mounted at {@link Routes#ALTERNATE}: in {@link
 * Routes#WORKSPACE}, a repository as attempts have it with the mounted tip checked out in it. Exit code 0 says that it is whole and on
 * disk. Attempts get it beneath their workspace, where they begin from it instead of writing every file.
 *
 * @param limit bytes that the files may take, for a small repository can hold a tree of any size
 */
public record Groundwork(long limit) {
    private static final String WORD = "--groundwork";

    public Groundwork {
        if (limit < 1) {
            throw new IllegalArgumentException("the limit of a groundwork is below 1");
        }
    }

    /** As arguments of the runner's program. */
    public List<String> arguments() {
        return List.of(WORD, Long.toString(limit));
    }

    /** What {@link #arguments} made these of; empty where they are anything else. */
    public static Optional<Groundwork> of(List<String> arguments) {
        boolean asked = arguments.size() == 2
                && arguments.getFirst().equals(WORD)
                && arguments.get(1).matches("[1-9]\\d{0,17}");
        return asked ? Optional.of(new Groundwork(Long.parseLong(arguments.get(1)))) : Optional.empty();
    }
}
