package org.splectrum.se.github;

import com.fasterxml.jackson.databind.JsonNode;
import org.splectrum.se.model.Person;

/** Reads who did something out of GitHub's JSON. */
final class People {
    private People() {}

    /**
     * @param user GitHub's account; none where it was deleted
     * @param app GitHub's {@code performed_via_github_app}; missing or null where a person acted by hand
     */
    static Person of(JsonNode user, JsonNode app) {
        String login = user.path("login").asText("ghost");
        long appId = app.path("id").asLong(0);
        boolean isApp = appId != 0 || user.path("type").asText("").equals("Bot");
        return new Person(login, isApp ? Person.Kind.APP : Person.Kind.USER, appId);
    }
}
