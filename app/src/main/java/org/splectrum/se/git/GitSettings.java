package org.splectrum.se.git;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * Where the mirrors are and whom they mirror.
 *
 * @param folder of all mirrors; made where missing
 * @param githubUrl what stands before {@code /owner/name.git}, as {@code https://github.com}; holds no credentials
 * @param patience how long GitHub may be silent in the middle of a fetch or push, at least a second
 */
public record GitSettings(Path folder, URI githubUrl, Duration patience) {
    public GitSettings {
        Objects.requireNonNull(folder, "folder is null");
        Objects.requireNonNull(githubUrl, "githubUrl is null");
        Objects.requireNonNull(patience, "patience is null");
        if (githubUrl.getUserInfo() != null) {
            throw new IllegalArgumentException("the address of GitHub holds credentials: take them out");
        }
    }

    /** With two minutes of patience. */
    public GitSettings(Path folder, URI githubUrl) {
        this(folder, githubUrl, Duration.ofMinutes(2));
    }
}
