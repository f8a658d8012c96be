package org.splectrum.se.demo.github;

import static java.util.Objects.requireNonNull;

/** An account: a person, an organization, or the bot through which an app acts. */
public record User(long id, String login, Kind kind) {
    public User {
        requireNonNull(login, "login is null");
        requireNonNull(kind, "kind is null");
    }

    /** What kind of account it is, in GitHub's words. */
    public enum Kind {
        PERSON("User"),
        ORGANIZATION("Organization"),
        BOT("Bot");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The value of {@code type} in GitHub's JSON. */
        public String word() {
            return word;
        }
    }
}
