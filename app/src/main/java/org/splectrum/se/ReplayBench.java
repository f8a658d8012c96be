package org.splectrum.se;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.splectrum.se.bench.BranchyRepository;
import org.splectrum.se.bench.Report;
import org.splectrum.se.bench.Report.Promise;
import org.splectrum.se.bench.Report.Side;
import org.splectrum.se.git.MemoryReplay;
import org.splectrum.se.git.MemoryReplay.Replayed;

/** Branches replayed in memory beside git's rebase of the same branches in a worktree. */
final class ReplayBench {
    private static final BranchyRepository.Shape USUAL = new BranchyRepository.Shape(100, 20, 10, 20261129);

    private ReplayBench() {}

    /** Takes a minute or so. */
    static Report run(Path folder) throws IOException, InterruptedException {
        return run(folder, USUAL);
    }

    static Report run(Path folder, BranchyRepository.Shape shape) throws IOException, InterruptedException {
        BranchyRepository made = BranchyRepository.in(folder, shape);
        Tally tally = new Tally();
        try (Repository repository = new FileRepositoryBuilder()
                .setGitDir(made.folder().resolve(".git").toFile())
                .build()) {
            long before = files(made.folder());
            List<Replayed> warm = replay(repository, made);
            long begin = System.nanoTime();
            List<Replayed> replayed = replay(repository, made);
            tally.all = System.nanoTime() - begin;
            tally.written = files(made.folder()) - before;
            tally.differing = warm.equals(replayed) ? 0 : 1;
            for (int branch = 0; branch < shape.branches(); branch++) {
                compare(repository, made, branch, replayed.get(branch), tally);
            }
        }
        return tally.report(shape);
    }

    private static List<Replayed> replay(Repository repository, BranchyRepository made) throws IOException {
        List<Replayed> replayed = new ArrayList<>();
        ObjectId onto = commit(repository, "refs/heads/main");
        for (int branch = 0; branch < made.shape().branches(); branch++) {
            replayed.add(replay(repository, onto, commit(repository, made.branch(branch))));
        }
        return replayed;
    }

    private static ObjectId commit(Repository repository, String ref) throws IOException {
        return Objects.requireNonNull(repository.resolve(ref), ref);
    }

    private static Replayed replay(Repository repository, ObjectId onto, ObjectId head) throws IOException {
        try (MemoryReplay replay = new MemoryReplay(repository)) {
            return replay.replay(onto, head);
        }
    }

    private static void compare(
            Repository repository, BranchyRepository made, int branch, Replayed replayed, Tally tally)
            throws IOException, InterruptedException {
        ObjectId onto = commit(repository, "refs/heads/main");
        ObjectId head = commit(repository, made.branch(branch));
        long begin = System.nanoTime();
        replay(repository, onto, head);
        long memory = System.nanoTime() - begin;
        made.checkOut(branch);
        begin = System.nanoTime();
        String tree = made.rebase();
        long git = System.nanoTime() - begin;
        String ours = replayed instanceof Replayed.Clean(ObjectId clean) ? clean.name() : "";
        tally.differing += ours.equals(tree) ? 0 : 1;
        if (!tree.isEmpty()) {
            tally.clean++;
            tally.memory += memory;
            tally.git += git;
        }
    }

    /** Files below the repository's own folder. */
    private static long files(Path folder) throws IOException {
        try (var all = Files.walk(folder.resolve(".git"))) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    /** What was seen; times in nanoseconds. */
    private static final class Tally {
        private long all;
        private long written;
        private int clean;
        private int differing;
        private long memory;
        private long git;

        Report report(BranchyRepository.Shape shape) {
            double ratio = git == 0 ? 1 : (double) memory / git;
            return new Report(
                    "replay",
                    List.of(
                            new Promise("time of clean replays in memory to git's rebase", ratio, Side.BELOW, 0.25),
                            new Promise("branches whose tree or conflict is not git's", differing, Side.BELOW, 1),
                            new Promise("files written", written, Side.BELOW, 1)),
                    List.of(
                            "%d branches of %d commits, %d clean, %d in conflict"
                                    .formatted(shape.branches(), shape.commits(), clean, shape.branches() - clean),
                            "a clean one takes %.1f ms in memory, %.1f ms in git"
                                    .formatted(millis(memory), millis(git)),
                            "all together %.0f ms in memory".formatted(all / 1e6)));
        }

        private double millis(long nanos) {
            return clean == 0 ? 0 : nanos / 1e6 / clean;
        }
    }
}
