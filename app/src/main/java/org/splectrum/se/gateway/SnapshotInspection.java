package org.splectrum.se.gateway;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectStream;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.splectrum.se.gateway.Changes.Change;
import org.splectrum.se.runner.protocol.Marks;

/**
 * Looks through a snapshot of an agent's files and conversation. It is read by the run's next container alone, whose result is looked
 * through as any: so only the server's own secrets are kept out of it, wherever the agent has them from. For one push.
 */
final class SnapshotInspection {
    private final SecretScan secrets;
    private final RevWalk walk;
    private final Changes changes;

    SnapshotInspection(SecretScan secrets, RevWalk walk) {
        this.secrets = secrets.forOwn();
        this.walk = walk;
        this.changes = new Changes(walk);
    }

    /**
     * The first objection to what leads from the ancestor to the commit; empty where there is none.
     *
     * @param kept commits that were looked through before
     */
    Optional<String> objection(RevCommit ancestor, RevCommit commit, List<ObjectId> kept) throws IOException {
        Set<ObjectId> seen = new HashSet<>();
        try {
            for (ObjectId before : kept) {
                files(ancestor, walk.parseCommit(before)).forEach(change -> seen.add(change.blob()));
            }
            for (Change change : files(ancestor, commit)) {
                if (seen.add(change.blob()) && isSecret(change.blob())) {
                    return Optional.of(Marks.SECRET + " a secret of this server in what the agent has; it is not kept");
                }
            }
            return Optional.empty();
        } catch (Changes.TooManyException e) {
            return Optional.of("the snapshot has " + e.getMessage());
        }
    }

    private List<Change> files(RevCommit ancestor, RevCommit commit) throws IOException {
        Set<Change> files = new HashSet<>();
        for (RevCommit each : changes.commits(ancestor, commit)) {
            changes.of(each).stream()
                    .filter(change -> change.mode().getObjectType() == FileMode.REGULAR_FILE.getObjectType())
                    .forEach(files::add);
        }
        return List.copyOf(files);
    }

    private boolean isSecret(ObjectId file) throws IOException {
        try (ObjectStream stream = walk.getObjectReader().open(file).openStream()) {
            return secrets.of(stream, _ -> false).isPresent();
        }
    }
}
