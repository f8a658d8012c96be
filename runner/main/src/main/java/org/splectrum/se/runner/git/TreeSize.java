package org.splectrum.se.runner.git;

import java.io.BufferedReader;
import java.io.IOException;
import org.splectrum.se.runner.process.AttemptFailed;
import org.splectrum.se.runner.process.Population;
import org.splectrum.se.runner.protocol.Failure;

/** How much the files of a commit take, without making them: trees that name each other often can be larger than any disk. */
final class TreeSize {
    /** What the least file takes of a usual file system. */
    private static final long BLOCK = 4096;

    /** The size's place in a line of {@code ls-tree --long}: mode, type, id, size, path. */
    private static final int SIZE = 3;

    private TreeSize() {}

    /** Looks no further than it must. */
    static boolean fits(Git git, String commit, long limit) {
        Process listing = git.start("ls-tree", "-r", "-t", "--long", "--full-tree", commit);
        try (BufferedReader lines = listing.inputReader()) {
            long sum = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                sum += taken(line);
                if (sum > limit) {
                    return false;
                }
            }
            if (listing.waitFor() != 0) {
                throw new AttemptFailed(Failure.GIT_FAILED, "git ls-tree ended with " + listing.exitValue());
            }
            return true;
        } catch (IOException e) {
            throw new AttemptFailed(Failure.GIT_FAILED, "reading from git ls-tree: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AttemptFailed(Failure.RUNNER_BROKEN, "interrupted");
        } finally {
            Population.kill(listing);
        }
    }

    /** Folders and what is no file have no size there, and take a block all the same. */
    private static long taken(String line) {
        String[] fields = line.split("\\s+", SIZE + 2);
        long size = fields.length > SIZE && fields[SIZE].matches("\\d{1,15}") ? Long.parseLong(fields[SIZE]) : 0;
        return Math.max(1, (size + BLOCK - 1) / BLOCK) * BLOCK;
    }
}
