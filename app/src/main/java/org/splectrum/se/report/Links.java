package org.splectrum.se.report;

import java.util.Objects;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.model.RunId;

/**
 * Where people find things. Neither address ends in a slash.
 *
 * @param web where people see GitHub
 * @param se where people reach this server; empty where they cannot
 */
public record Links(String web, String se) {
    public Links {
        Objects.requireNonNull(web, "web is null");
        Objects.requireNonNull(se, "se is null");
    }

    /** The commit's page. */
    public String commit(RepositoryName repository, CommitId commit) {
        return web + "/" + repository + "/commit/" + commit;
    }

    /** The page of a commit's checks. */
    public String checks(RepositoryName repository, CommitId commit) {
        return commit(repository, commit) + "/checks";
    }

    /** The run's page; empty where people cannot reach this server. */
    public String run(RunId run) {
        return se.isEmpty() ? "" : se + "/runs/" + run;
    }
}
