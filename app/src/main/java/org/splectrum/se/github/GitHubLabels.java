package org.splectrum.se.github;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kohsuke.github.GHIssue;
import org.kohsuke.github.GHLabel;
import org.kohsuke.github.GHRepository;
import org.splectrum.se.model.Place;
import org.splectrum.se.report.Labels;
import org.splectrum.se.run.KeyedLock;

/** Changes labels; makes those that the repository lacks, in a colour that tells the state. */
public final class GitHubLabels implements Labels {
    private static final String PLAIN = "5319e7";
    private static final Map<String, String> COLOURS =
            Map.of("se:running", "1d76db", "se:needs-help", "fbca04", "se:done", "0e8a16", "se:failed", "b60205");
    private final GitHubConnection connection;

    /** Of each issue one change at a time: two runs of it would else not see each other's labels, and both would stay. */
    private final KeyedLock turns = new KeyedLock();

    public GitHubLabels(GitHubConnection connection) {
        this.connection = connection;
    }

    @Override
    public void change(Place place, Set<String> on, Set<String> off) {
        turns.pass(place.toString(), () -> changeNow(place, on, off));
    }

    private Optional<GHIssue> changeNow(Place place, Set<String> on, Set<String> off) {
        GHRepository repository = Handles.repository(connection.of(place.home()), place.home());
        Optional<GHIssue> issue = Calls.find("reading " + place, () -> repository.getIssue(place.number()));
        return issue.flatMap(found -> Calls.find("labelling " + place, () -> change(repository, found, on, off)));
    }

    private static GHIssue change(GHRepository repository, GHIssue issue, Set<String> on, Set<String> off)
            throws IOException {
        Set<String> there = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        issue.getLabels().forEach(label -> there.add(label.getName()));
        String[] missing = on.stream().filter(label -> !there.contains(label)).toArray(String[]::new);
        for (String label : missing) {
            provide(repository, label);
        }
        if (missing.length > 0) {
            issue.addLabels(missing);
        }
        issue.removeLabels(off.stream().filter(there::contains).toArray(String[]::new));
        return issue;
    }

    private static void provide(GHRepository repository, String name) {
        Optional<GHLabel> label = Calls.find("reading the label " + name, () -> repository.getLabel(name));
        if (label.isEmpty()) {
            try {
                Calls.make(
                        "making the label " + name,
                        () -> repository.createLabel(name, COLOURS.getOrDefault(name, PLAIN)));
            } catch (GitHubRefused refused) {
                // 422: somebody else made it in between.
                if (refused.status() != 422) {
                    throw refused;
                }
            }
        }
    }
}
