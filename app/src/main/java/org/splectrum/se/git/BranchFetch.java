package org.splectrum.se.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.BatchRefUpdate;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.ObjectWalk;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.PackLock;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.Transport;

/**
 * Makes a mirror's branches like GitHub's, over one connection. {@link Transport#fetch} would not tell {@code HEAD} of a mirror that has one,
 * and looks at every file of the branches to see whether all came. For one thread.
 */
final class BranchFetch {
    private static final RefSpec BRANCHES = new RefSpec("+refs/heads/*:refs/heads/*");

    private final Repository local;
    private final Transport transport;

    /** @param transport checks the objects that it gets */
    BranchFetch(Repository local, Transport transport) {
        this.local = local;
        this.transport = transport;
    }

    /**
     * Other refs are not touched, and no branch moves before everything is there that it reaches.
     *
     * @return the branches as GitHub has them, and {@code HEAD} with its symbolic target
     */
    Map<String, Ref> perform() throws NotSupportedException, TransportException {
        try (FetchConnection connection = transport.openFetch(List.of(BRANCHES), Constants.HEAD)) {
            Map<String, Ref> theirs = connection.getRefsMap();
            Map<String, ObjectId> before = branches(local.getRefDatabase().getRefsByPrefix(Constants.R_HEADS));
            List<ReceiveCommand> moves = moves(before, branches(theirs.values()));
            Map<ObjectId, Ref> wanted = wanted(moves, theirs);
            try {
                bring(connection, wanted, before.values());
                move(moves);
            } finally {
                for (PackLock lock : connection.getPackLocks()) {
                    lock.unlock(); // not before a branch keeps the pack
                }
            }
            return theirs;
        } catch (NotSupportedException | TransportException e) {
            throw e;
        } catch (IOException e) {
            throw new TransportException(transport.getURI(), Objects.toString(e.getMessage(), e.toString()), e);
        }
    }

    private static Map<String, ObjectId> branches(Collection<Ref> refs) {
        Map<String, ObjectId> branches = new TreeMap<>();
        for (Ref ref : refs) {
            ObjectId tip = ref.getObjectId();
            if (tip != null && ref.getName().startsWith(Constants.R_HEADS)) {
                branches.put(ref.getName(), tip);
            }
        }
        return branches;
    }

    private static List<ReceiveCommand> moves(Map<String, ObjectId> from, Map<String, ObjectId> to) {
        List<ReceiveCommand> moves = new ArrayList<>();
        from.forEach((name, tip) -> {
            if (!to.containsKey(name)) {
                moves.add(new ReceiveCommand(tip, ObjectId.zeroId(), name));
            }
        });
        to.forEach((name, tip) -> {
            ObjectId before = from.getOrDefault(name, ObjectId.zeroId());
            if (!tip.equals(before)) {
                moves.add(new ReceiveCommand(before, tip, name));
            }
        });
        return moves;
    }

    private static Map<ObjectId, Ref> wanted(List<ReceiveCommand> moves, Map<String, Ref> theirs) {
        Map<ObjectId, Ref> wanted = new HashMap<>();
        for (ReceiveCommand move : moves) {
            if (move.getType() != ReceiveCommand.Type.DELETE) {
                wanted.put(move.getNewId(), Objects.requireNonNull(theirs.get(move.getRefName())));
            }
        }
        return wanted;
    }

    private void bring(FetchConnection connection, Map<ObjectId, Ref> wanted, Collection<ObjectId> had)
            throws IOException {
        if (wanted.isEmpty() || isComplete(wanted.keySet(), had)) {
            return;
        }
        connection.setPackLockMessage("fetching");
        connection.fetch(NullProgressMonitor.INSTANCE, wanted.values(), Set.of());
        if (!isComplete(wanted.keySet(), had)) {
            throw new TransportException(transport.getURI(), "not everything came that the branches reach");
        }
    }

    /** Whether all is there that the commits reach, where that is so of those that were had. */
    private boolean isComplete(Set<ObjectId> commits, Collection<ObjectId> had) throws IOException {
        try {
            if (had.isEmpty()) {
                walkAll(commits);
                return true;
            }
            try (NewObjects objects = new NewObjects(local)) {
                return objects.visit(commits, had, BranchFetch::isThere);
            }
        } catch (MissingObjectException missing) {
            return false;
        }
    }

    /** Of a whole history, quicker than held against itself. */
    private void walkAll(Set<ObjectId> commits) throws IOException {
        try (ObjectWalk walk = new ObjectWalk(local)) {
            walk.setRetainBody(false);
            for (ObjectId commit : commits) {
                walk.markStart(walk.parseCommit(commit));
            }
            walk.checkConnectivity();
        }
    }

    /** Others are read anyway. */
    private static boolean isThere(RevObject object, ObjectReader reader) throws IOException {
        return object.getType() != Constants.OBJ_BLOB || reader.has(object, Constants.OBJ_BLOB);
    }

    private void move(List<ReceiveCommand> moves) throws IOException {
        if (moves.isEmpty()) {
            return;
        }
        BatchRefUpdate update = local.getRefDatabase().newBatchUpdate();
        update.setAllowNonFastForwards(true).disableRefLog().addCommand(moves);
        try (RevWalk walk = new RevWalk(local)) {
            update.execute(walk, NullProgressMonitor.INSTANCE);
        }
        for (ReceiveCommand move : moves) {
            if (move.getResult() != ReceiveCommand.Result.OK) {
                throw new TransportException(
                        transport.getURI(),
                        "moving " + move.getRefName() + ": " + move.getResult() + " "
                                + Objects.toString(move.getMessage(), ""));
            }
        }
    }
}
