package org.splectrum.se.run;

import org.splectrum.se.command.Origin;
import org.splectrum.se.model.Permission;
import org.splectrum.se.workflow.Catalogs;
import org.splectrum.se.workflow.RepositoryConfig;
import org.splectrum.se.workflow.RepositoryConfigs.Reading;

/** Who is heard, what they may do, and what the repository says to it. */
record CommandContext(Origin origin, Permission has, Reading reading, Catalogs.Reading workflows) {
    /** Of the repository; where it is wrong, of one without any. */
    RepositoryConfig config() {
        return switch (reading) {
            case Reading.Right(RepositoryConfig config) -> config;
            case Reading.Wrong wrong -> RepositoryConfig.NONE;
        };
    }

    /** The same for the same command, whatever delivery brings it. */
    String key(int at) {
        return origin.key() + "/" + at;
    }
}
