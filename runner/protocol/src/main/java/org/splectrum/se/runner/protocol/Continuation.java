package org.splectrum.se.runner.protocol;

import java.util.Objects;

/**
 * Where a conversation goes on. A snapshot is a commit whose tree holds the session's files; its parent's tree is the
 * workspace, and that one's parent the input commit.
 *
 * @param ref full ref to fetch, which points at {@code snapshot}
 * @param snapshot sha
 * @param sessionId of the conversation in it
 * @param words what the agent is told next
 */
public record Continuation(String ref, String snapshot, String sessionId, String words) {
    public Continuation {
        Objects.requireNonNull(ref, "ref is null");
        Objects.requireNonNull(snapshot, "snapshot is null");
        Objects.requireNonNull(sessionId, "sessionId is null");
        Objects.requireNonNull(words, "words is null");
    }
}
