package org.splectrum.se.gateway;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.PreReceiveHook;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceivePack;

/** Refuses, with the reason, every ref but the attempt's own, and there every commit that its work cannot have led to or must not. */
record PushRules(Grant.Pushing pushing, PushLimits limits) implements PreReceiveHook {
    @Override
    public void onPreReceive(ReceivePack push, Collection<ReceiveCommand> commands) {
        for (ReceiveCommand command : commands) {
            switch (pushing) {
                case Grant.Pushing.Forbidden _ -> refuse(command, "this attempt makes no commits and may not push");
                case Grant.Pushing.Allowed allowed -> judge(push, command, allowed);
            }
        }
    }

    private void judge(ReceivePack push, ReceiveCommand command, Grant.Pushing.Allowed allowed) {
        if (!allowed.refs().contains(command.getRefName())) {
            refuse(command, "this attempt may push to " + String.join(", ", new TreeSet<>(allowed.refs())) + " only");
            return;
        }
        try (RevWalk walk = new RevWalk(push.getRepository())) {
            RevCommit commit = walk.parseCommit(command.getNewId());
            RevCommit ancestor =
                    walk.parseCommit(ObjectId.fromString(allowed.ancestor().sha()));
            if (!walk.isMergedInto(ancestor, commit)) {
                refuse(command, "the commit does not descend from " + allowed.ancestor());
                return;
            }
            Optional<String> objection = command.getRefName().equals(limits.result())
                    ? new Inspection(limits, walk).objection(ancestor, commit)
                    : new SnapshotInspection(limits.secrets(), walk).objection(ancestor, commit, kept(push, allowed));
            objection.ifPresent(reason -> refuse(command, reason));
        } catch (IncorrectObjectTypeException _) {
            refuse(command, "only commits may be pushed");
        } catch (IOException e) {
            refuse(command, "the commit cannot be read");
        }
    }

    /** What the attempt has there already. */
    private static List<ObjectId> kept(ReceivePack push, Grant.Pushing.Allowed allowed) throws IOException {
        List<ObjectId> kept = new ArrayList<>();
        for (String ref : allowed.refs()) {
            Ref found = push.getRepository().exactRef(ref);
            if (found != null && found.getObjectId() != null) {
                kept.add(found.getObjectId());
            }
        }
        return kept;
    }

    private static void refuse(ReceiveCommand command, String reason) {
        command.setResult(ReceiveCommand.Result.REJECTED_OTHER_REASON, reason);
    }
}
