package org.splectrum.se.github;

import java.time.Instant;
import java.util.Optional;
import org.splectrum.se.model.Place;
import org.splectrum.se.steps.Subjects;

/** Reads an issue or pull request; one that was moved to another repository is not there any more. Thread-safe. */
public final class GitHubSubjects implements Subjects {
    private final Reads reads;

    public GitHubSubjects(GitHubConnection connection) {
        this.reads = new Reads(connection);
    }

    @Override
    public Optional<Instant> closed(Place place) {
        String path = "issues/" + place.number();
        return Calls.find("reading " + place, () -> reads.one(place.home(), path))
                .flatMap(issue -> Times.read(issue.path("closed_at")));
    }
}
