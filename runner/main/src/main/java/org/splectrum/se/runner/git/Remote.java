package org.splectrum.se.runner.git;

import java.util.Map;

/**
 * The repository behind the gateway. The token is in the environment of the git process that talks to it, and nowhere
 * else; that process runs only while nothing of the agent's does.
 *
 * @param url of smart HTTP, or a folder
 */
public record Remote(String url, String token) {
    Map<String, String> environment() {
        return Map.of(
                "GIT_ALLOW_PROTOCOL",
                url.startsWith("http:") ? "http" : "file",
                "GIT_CONFIG_COUNT",
                "1",
                "GIT_CONFIG_KEY_0",
                "http.extraHeader",
                "GIT_CONFIG_VALUE_0",
                "Authorization: Bearer " + token);
    }

    @Override
    public String toString() {
        return "Remote[" + url + "]";
    }
}
