package org.splectrum.se.demo.github.hooks;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** One attempt to deliver a webhook. */
public record Delivery(long id, String guid, Message message, boolean redelivery, Sent sent, Answer answer) {
    public Delivery {
        requireNonNull(guid, "guid is null");
        requireNonNull(message, "message is null");
        requireNonNull(sent, "sent is null");
        requireNonNull(answer, "answer is null");
    }

    /** What is delivered; the action is empty for events that have none, the repository 0 for none. */
    public record Message(String event, String action, long repository, String payload) {
        public Message {
            requireNonNull(event, "event is null");
            requireNonNull(action, "action is null");
            requireNonNull(payload, "payload is null");
        }
    }

    /** Where and when it was sent, and with what headers. */
    public record Sent(String url, Instant at, Map<String, String> headers) {
        public Sent {
            headers = Map.copyOf(headers);
        }
    }

    /** What came back. */
    public sealed interface Answer {
        /** Nothing yet. */
        record Pending() implements Answer {}

        /** An HTTP answer. */
        record Answered(int status, String body, Duration took) implements Answer {}

        /** No answer: refused, broken off, or too late; GitHub waits ten seconds. */
        record Failed(String reason, Duration took) implements Answer {}
    }

    /** The HTTP status that came back, or 0. */
    public int status() {
        return switch (answer) {
            case Answer.Answered(var status, var _, var _) -> status;
            case Answer.Pending(), Answer.Failed _ -> 0;
        };
    }

    Delivery answered(Answer with) {
        return new Delivery(id, guid, message, redelivery, sent, with);
    }
}
