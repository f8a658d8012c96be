package org.splectrum.se.run;

import java.util.List;

/**
 * How much a run changed, as SE itself reads it from its mirror.
 *
 * @param files paths changed, in order
 */
public record Changes(List<String> files, int insertions, int deletions) {
    public Changes {
        files = List.copyOf(files);
    }
}
