package org.splectrum.se.merge.replay;

import java.util.Objects;
import org.splectrum.se.merge.Blob;
import org.splectrum.se.merge.Conflict;

/**
 * A conflict that a person resolved.
 *
 * @param repository where it was
 * @param merge its commit
 * @param conflict what was in conflict
 * @param human what the person made of it
 */
public record Case(String repository, String merge, Conflict conflict, Blob human) {
    public Case {
        Objects.requireNonNull(repository, "repository is null");
        Objects.requireNonNull(merge, "merge is null");
        Objects.requireNonNull(conflict, "conflict is null");
        Objects.requireNonNull(human, "human is null");
    }
}
