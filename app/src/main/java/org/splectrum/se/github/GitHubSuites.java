package org.splectrum.se.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.splectrum.se.model.Home;
import org.splectrum.se.run.Suites;

/** The check runs of check suites. A suite is of one app, and GitHub tells each app only of its own. */
public final class GitHubSuites implements Suites {
    private final Reads reads;

    public GitHubSuites(GitHubConnection connection) {
        this.reads = new Reads(connection);
    }

    @Override
    public List<String> checks(Home home, long suite) {
        Set<String> names = new LinkedHashSet<>();
        String path = "check-suites/" + suite + "/check-runs";
        for (int page = 1; ; page++) {
            JsonNode checks = page(home, path, page);
            for (JsonNode check : checks) {
                names.add(check.path("external_id").asText(""));
            }
            if (checks.size() < Reads.PAGE) {
                names.remove("");
                return List.copyOf(names);
            }
        }
    }

    private JsonNode page(Home home, String path, int page) {
        return Calls.find("reading " + path + " of " + home, () -> reads.page(home, path, page))
                .map(found -> found.path("check_runs"))
                .orElseGet(MissingNode::getInstance);
    }
}
