package org.splectrum.se.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.splectrum.se.model.Place;
import org.splectrum.se.report.Amendments;
import org.splectrum.se.report.Comments;
import org.splectrum.se.steps.Remarks;

/** Writes SE's comments. A marker counts only in a comment of SE's own: anybody can write one. */
public final class GitHubComments implements Comments, Remarks, Amendments {
    private final GitHubConnection connection;
    private final GitHubApp app;
    private final Reads reads;
    private final Turns turns = new Turns();
    private final Recent<Key, Found> recent = new Recent<>();

    private record Key(Place place, String marker) {}

    private record Found(long id, String url) {}

    public GitHubComments(GitHubConnection connection, GitHubApp app) {
        this.connection = connection;
        this.app = app;
        this.reads = new Reads(connection);
    }

    @Override
    public String put(Place place, String marker, String text) {
        if (!text.startsWith(marker)) {
            throw new IllegalArgumentException("the text does not begin with its marker");
        }
        Key key = new Key(place, marker);
        String body = Cut.to(text, Cut.BODY);
        try {
            return turns.take(key, () -> write(key, body)).url();
        } catch (GitHubRefused refused) {
            if (refused.isGone() || refused.isLocked()) {
                return "";
            }
            throw refused;
        }
    }

    @Override
    public void amend(Place place, String marker, String text) {
        Key key = new Key(place, marker);
        boolean there;
        try {
            there = turns.take(key, () -> recent.get(key).or(() -> find(key)).isPresent());
        } catch (GitHubRefused refused) {
            if (refused.isGone()) {
                return;
            }
            throw refused;
        }
        if (there) {
            put(place, marker, text);
        }
    }

    private Found write(Key key, String body) {
        Optional<Found> edited = recent.get(key).filter(known -> edit(key, known, body));
        if (edited.isPresent()) {
            return edited.get();
        }
        Found found = find(key).filter(there -> edit(key, there, body)).orElseGet(() -> create(key.place(), body));
        recent.put(key, found);
        return found;
    }

    /** Whether it was there to be edited. */
    private boolean edit(Key key, Found found, String body) {
        Optional<Found> edited = Calls.find("editing a comment at " + key.place(), () -> {
            Handles.comment(connection.of(key.place().home()), key.place(), found.id())
                    .update(body);
            return found;
        });
        if (edited.isEmpty()) {
            recent.forget(key);
        }
        return edited.isPresent();
    }

    private Optional<Found> find(Key key) {
        String login = app.identity().login();
        String path = "issues/" + key.place().number() + "/comments";
        for (int page = 1; ; page++) {
            JsonNode comments = reads.page(key.place().home(), path, page);
            for (JsonNode comment : comments) {
                if (comment.path("user").path("login").asText("").equals(login)
                        && comment.path("body").asText("").startsWith(key.marker())) {
                    return Optional.of(new Found(
                            comment.path("id").asLong(),
                            comment.path("html_url").asText("")));
                }
            }
            if (comments.size() < Reads.PAGE) {
                return Optional.empty();
            }
        }
    }

    private Found create(Place place, String body) {
        return Calls.make("commenting at " + place, () -> {
            var comment = Handles.issue(connection.of(place.home()), place).comment(body);
            return new Found(comment.getId(), comment.getHtmlUrl().toString());
        });
    }
}
