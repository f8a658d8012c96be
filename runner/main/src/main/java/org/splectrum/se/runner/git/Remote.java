package org.splectrum.se.runner.git;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.splectrum.se.runner.process.AttemptFailed;
import org.splectrum.se.runner.process.Ended;
import org.splectrum.se.runner.protocol.Failure;
import org.splectrum.se.runner.protocol.Marks;

/**
 * The repository behind the gateway. The token is in the environment of the git process that talks to it, and nowhere
 * else; that process runs only while nothing of the agent's does.
 *
 * @param url of smart HTTP, or a folder
 */
public record Remote(String url, String token) {
    private static final int TRIES = 8;
    private static final Pattern REFUSED = Pattern.compile("HTTP 4\\d\\d|error: 4\\d\\d|\\[(remote )?rejected\\]");
    private static final Pattern BROKEN_OFF = Pattern.compile(
            "Empty reply|Recv failure|Send failure|transfer closed|Connection (reset|refused)|Failed to connect"
                    + "|RPC failed|hung up|early EOF|bad line length|flush packet|unexpected disconnect");

    /**
     * Fetches or pushes. Where the server went away meanwhile, does so again, for either twice is the same as once; the way
     * to the server waits until it is back.
     *
     * @throws AttemptFailed where git ended with another code than 0
     */
    void talk(Git git, List<String> words) {
        Git towards = git.with(environment());
        Ended ended = towards.attempt(words.toArray(String[]::new));
        for (int tries = 1; tries < TRIES && brokenOff(ended); tries++) {
            ended = towards.attempt(words.toArray(String[]::new));
        }
        if (!ended.succeeded()) {
            refused(ended, Marks.PROTECTED_PATHS, Failure.PROTECTED_PATHS);
            refused(ended, Marks.SECRET, Failure.SECRET_FOUND);
            throw Git.failed(ended, words.getFirst());
        }
    }

    /** Git shows the reason for which a ref was refused in parentheses at the end of a line. */
    private static void refused(Ended ended, String mark, Failure failure) {
        Matcher reason = Pattern.compile("\\[remote rejected\\] .*\\(" + Pattern.quote(mark) + " (.*)\\)")
                .matcher(ended.errors());
        if (reason.find()) {
            throw new AttemptFailed(failure, reason.group(1));
        }
    }

    private static boolean brokenOff(Ended ended) {
        return !ended.succeeded()
                && BROKEN_OFF.matcher(ended.errors()).find()
                && !REFUSED.matcher(ended.errors()).find();
    }

    private Map<String, String> environment() {
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
