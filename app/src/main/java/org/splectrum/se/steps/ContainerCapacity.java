package org.splectrum.se.steps;

/**
 * How many containers may run at a time, each at least 1.
 *
 * @param all on this server
 * @param repository of one repository
 * @param installation of all repositories of one owner
 */
public record ContainerCapacity(int all, int repository, int installation) {
    public ContainerCapacity {
        if (all < 1 || repository < 1 || installation < 1) {
            throw new IllegalArgumentException("no room: " + all + ", " + repository + ", " + installation);
        }
    }
}
