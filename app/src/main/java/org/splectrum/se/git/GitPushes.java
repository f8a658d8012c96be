package org.splectrum.se.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PushResult;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.splectrum.se.failure.Breakers;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.model.TryAgainLater;
import org.splectrum.se.steps.Pushes;

/** Pushes single branches out of the mirrors, with a lease on the sha that must stand there, and believes only what it reads back. */
public final class GitPushes implements Pushes {
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cntrl}\\s]+");
    private static final int LONGEST = 500;
    private static final String NOTHING = "";
    private final Function<RepositoryName, Path> mirrors;
    private final Remote remote;

    /**
     * Asks GitHub however often it fails.
     *
     * @param mirrors where each repository's mirror is: {@link GitMirrors#mirror}
     */
    public GitPushes(GitSettings settings, Tokens tokens, Function<RepositoryName, Path> mirrors) {
        this(settings, tokens, mirrors, Breakers.none());
    }

    /** The same with a breaker for each installation. */
    public GitPushes(GitSettings settings, Tokens tokens, Function<RepositoryName, Path> mirrors, Breakers breakers) {
        OwnSystem.install();
        this.mirrors = mirrors;
        this.remote = new Remote(settings, tokens, breakers);
    }

    @Override
    public Pushed push(Home home, CommitId commit, String branch, String expected) {
        return move(home, new Move(commit.sha(), ref(branch), expected));
    }

    @Override
    public Pushed delete(Home home, String branch, CommitId expected) {
        return move(home, new Move(NOTHING, ref(branch), expected.sha()));
    }

    /** From one sha to another; empty where there is no such branch, or shall be none. */
    private record Move(String target, String ref, String expected) {
        @Override
        public String toString() {
            return target.isEmpty() ? "deleting " + ref : "pushing " + target + " to " + ref;
        }
    }

    private static String ref(String branch) {
        String ref = Constants.R_HEADS + branch;
        if (!Repository.isValidRefName(ref)) {
            throw new IllegalArgumentException("not a branch's name: " + branch);
        }
        return ref;
    }

    private Pushed move(Home home, Move move) {
        try (Repository local = MirrorFolder.open(mirrors.apply(home.repository()))) {
            String found = tip(local, home, move.ref());
            if (found.equals(move.target())) {
                return new Pushed.Accepted();
            }
            if (!found.equals(move.expected())) {
                return new Pushed.Moved(found);
            }
            return push(local, home, move);
        } catch (IOException e) {
            throw new UncheckedIOException(move + " of " + home, e);
        }
    }

    private Pushed push(Repository local, Home home, Move move) throws IOException {
        ObjectId lease = move.expected().isEmpty() ? ObjectId.zeroId() : ObjectId.fromString(move.expected());
        String target = move.target().isEmpty() ? null : move.target();
        RemoteRefUpdate update = new RemoteRefUpdate(local, target, move.ref(), true, null, lease);
        PushResult result;
        try {
            result = remote.push(local, home, update);
        } catch (TryAgainLater trouble) {
            if (String.valueOf(trouble.getMessage()).contains("git-receive-pack not permitted")) {
                return new Pushed.Refused("SE may not push to " + home);
            }
            throw trouble;
        }
        return outcome(result, update, move, tip(local, home, move.ref()));
    }

    private static Pushed outcome(PushResult result, RemoteRefUpdate update, Move move, String found) {
        if (found.equals(move.target())) {
            return new Pushed.Accepted();
        }
        if (!found.equals(move.expected())) {
            return new Pushed.Moved(found);
        }
        return switch (update.getStatus()) {
            case REJECTED_OTHER_REASON, REJECTED_NONFASTFORWARD, REJECTED_NODELETE ->
                new Pushed.Refused(words(update, result));
            case OK, UP_TO_DATE, REJECTED_REMOTE_CHANGED, NOT_ATTEMPTED, AWAITING_REPORT, NON_EXISTING ->
                throw new TryAgainLater(
                        move + ": GitHub answered " + update.getStatus() + ", but the branch stands where it stood",
                        Instant.now());
        };
    }

    /** The reason and what GitHub wrote beside it, such as which rule protects the branch. */
    private static String words(RemoteRefUpdate update, PushResult result) {
        String reason = Optional.ofNullable(update.getMessage()).orElse("") + " " + result.getMessages();
        String line = UNFIT.matcher(reason).replaceAll(" ").strip();
        if (line.isEmpty()) {
            return String.valueOf(update.getStatus());
        }
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    /** Empty where there is no such branch. */
    private String tip(Repository local, Home home, String ref) {
        return remote.tip(local, home, ref).map(ObjectId::name).orElse("");
    }
}
