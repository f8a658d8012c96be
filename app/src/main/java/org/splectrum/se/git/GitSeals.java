package org.splectrum.se.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.GpgSignature;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.steps.Seals;

/** Seals commits in SE's mirrors, in memory and without git's configuration. Thread-safe. */
public final class GitSeals implements Seals {
    private final GitMirrors mirrors;
    private final Signer signer;

    /** Signs commits, or does not. Thread-safe; the same again gives the same. */
    @FunctionalInterface
    public interface Signer {
        /** Leaves all unsigned. */
        Signer NONE = commit -> "";

        /**
         * @param commit the bytes of the commit without a signature
         * @return the signature as it stands in the header {@code gpgsig}, armoured; empty for none
         */
        String sign(byte[] commit);
    }

    public GitSeals(GitMirrors mirrors, Signer signer) {
        this.mirrors = mirrors;
        this.signer = signer;
    }

    @Override
    public Sealed seal(RepositoryName repository, Sealing sealing) {
        try (Repository local = MirrorFolder.open(mirrors.mirror(repository));
                RevWalk walk = new RevWalk(local);
                ObjectInserter inserter = local.newObjectInserter()) {
            List<RevCommit> fresh = fresh(walk, sealing);
            Map<ObjectId, ObjectId> sealed = new HashMap<>();
            List<Commit> commits = new ArrayList<>();
            for (RevCommit commit : fresh) {
                Author author =
                        commit.getAuthorIdent().getEmailAddress().equals(sealing.author()) ? Author.SE : Author.OTHER;
                ObjectId made = inserter.insert(made(commit, author, sealing, sealed));
                sealed.put(commit, made);
                commits.add(new Commit(new CommitId(made.name()), author));
            }
            inserter.flush();
            ObjectId head = ObjectId.fromString(sealing.head().sha());
            return new Sealed(new CommitId(sealed.getOrDefault(head, head).name()), commits.reversed());
        } catch (IOException e) {
            throw new UncheckedIOException("sealing " + sealing.head() + " of " + repository, e);
        }
    }

    /** Parents first. */
    private static List<RevCommit> fresh(RevWalk walk, Sealing sealing) throws IOException {
        walk.sort(RevSort.TOPO);
        walk.sort(RevSort.REVERSE, true);
        walk.markStart(walk.parseCommit(ObjectId.fromString(sealing.head().sha())));
        for (CommitId known : sealing.known()) {
            walk.markUninteresting(walk.parseCommit(ObjectId.fromString(known.sha())));
        }
        List<RevCommit> fresh = new ArrayList<>();
        for (RevCommit commit : walk) {
            walk.parseBody(commit);
            fresh.add(commit);
        }
        return fresh;
    }

    private CommitBuilder made(RevCommit commit, Author author, Sealing sealing, Map<ObjectId, ObjectId> sealed)
            throws IOException {
        CommitBuilder builder = new CommitBuilder();
        builder.setTreeId(commit.getTree());
        for (RevCommit parent : commit.getParents()) {
            builder.addParentId(sealed.getOrDefault(parent, parent.copy()));
        }
        builder.setAuthor(commit.getAuthorIdent());
        builder.setCommitter(commit.getCommitterIdent());
        builder.setEncoding(StandardCharsets.UTF_8);
        String message = commit.getFullMessage();
        builder.setMessage(author == Author.SE ? Trailers.with(message, sealing.record()) : message);
        String signature = signer.sign(builder.build());
        if (!signature.isEmpty()) {
            builder.setGpgSignature(new GpgSignature(signature.getBytes(StandardCharsets.US_ASCII)));
        }
        return builder;
    }
}
