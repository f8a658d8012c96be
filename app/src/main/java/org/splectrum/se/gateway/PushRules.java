package org.splectrum.se.gateway;

import java.io.IOException;
import java.util.Collection;
import java.util.TreeSet;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.lib.ObjectId;
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
            if (!command.getRefName().equals(limits.result())) {
                return; // a snapshot, which leaves the server for another container only
            }
            new Inspection(limits, walk).objection(ancestor, commit).ifPresent(reason -> refuse(command, reason));
        } catch (IncorrectObjectTypeException _) {
            refuse(command, "only commits may be pushed");
        } catch (IOException e) {
            refuse(command, "the commit cannot be read");
        }
    }

    private static void refuse(ReceiveCommand command, String reason) {
        command.setResult(ReceiveCommand.Result.REJECTED_OTHER_REASON, reason);
    }
}
