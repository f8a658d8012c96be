package org.splectrum.se.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.runner.protocol.Routes;
import org.splectrum.se.steps.Alternates;

/** A generation in the hands of one attempt. */
record LentGeneration(Generation generation, Path mirror) implements Alternates.Lent {
    private static final Logger LOG = LoggerFactory.getLogger(LentGeneration.class);
    private static final Path INPUT = Path.of(Routes.INPUT).getFileName();

    @Override
    public String folder() {
        return generation.folder().toAbsolutePath().toString();
    }

    /** What is there stays: a container may be reading it. */
    @Override
    public void completeWith(CommitId input, String socketFolder) {
        Path folder = Path.of(socketFolder).resolve(INPUT);
        if (Files.exists(folder)) {
            return;
        }
        try (Repository source = MirrorFolder.open(mirror)) {
            boolean laid = Complement.lay(
                    folder, source, generation.tip(), ObjectId.fromString(input.sha()), Complement.Limits.USUAL);
            LOG.debug(
                    "{} is {} beside the socket, beyond {}", input, laid ? "laid" : "too much to be laid", generation);
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} could not be laid beside the socket: the container fetches it", input, e);
        }
    }
}
