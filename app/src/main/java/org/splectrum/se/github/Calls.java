package org.splectrum.se.github;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Optional;
import org.kohsuke.github.GHException;
import org.kohsuke.github.HttpException;
import org.splectrum.se.model.AppSuspended;
import org.splectrum.se.model.TryAgainLater;

/** Tells GitHub's ways of saying no apart: refusals, which are final, from troubles, which pass. */
final class Calls {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 500;
    private static final int FORBIDDEN = 403;
    private static final String SUSPENDED = "installation has been suspended";

    private Calls() {}

    /** Something asked of GitHub through hub4j. */
    @FunctionalInterface
    interface Call<T> {
        T make() throws IOException;
    }

    /**
     * What the call gives.
     *
     * @throws GitHubRefused where GitHub said no
     * @throws AppSuspended where the App may do nothing there until somebody lifts that
     * @throws TryAgainLater where it did not answer, or not now
     */
    static <T> T make(String doing, Call<T> call) {
        try {
            return call.make();
        } catch (IOException e) {
            throw told(doing, e);
        } catch (GHException e) {
            if (e.getCause() instanceof IOException cause) {
                throw told(doing, cause);
            }
            throw e;
        }
    }

    /** What the call gives; empty where GitHub has no such thing. */
    static <T> Optional<T> find(String doing, Call<T> call) {
        try {
            return Optional.of(make(doing, call));
        } catch (GitHubRefused refused) {
            if (refused.isGone()) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /** GitHub's refusal in its own words, with the mend where one is known. */
    static RuntimeException refused(String doing, int status, String body) {
        String words = words(body);
        if (status == FORBIDDEN && words.contains(SUSPENDED)) {
            return new AppSuspended(
                    "GitHub says: " + words + ". The App can do nothing there until its owner lifts that"
                            + " (Settings, Applications, Unsuspend); " + doing);
        }
        String mend = words.contains("not accessible by integration")
                ? "; give the App the permissions in app-manifest.yml and accept them for the installation"
                : "";
        return new GitHubRefused(doing + ": GitHub answered " + status + ": " + words + mend, status);
    }

    private static RuntimeException told(String doing, IOException e) {
        if (e instanceof FileNotFoundException) {
            return refused(doing, 404, String.valueOf(e.getMessage()));
        }
        if (e instanceof HttpException http && http.getResponseCode() >= 400 && http.getResponseCode() < 500) {
            return refused(doing, http.getResponseCode(), String.valueOf(http.getMessage()));
        }
        return new TryAgainLater(doing + ": " + reason(e), Instant.now(), e);
    }

    /** Where no answer came, hub4j tells why in the cause only. */
    private static String reason(IOException e) {
        Throwable cause = e.getCause();
        Throwable why = e instanceof HttpException && cause != null ? cause : e;
        return why instanceof UnknownHostException
                ? "the host's name is not known here: " + why.getMessage()
                : why.toString();
    }

    private static String words(String body) {
        int start = Math.max(body.indexOf('{'), 0);
        String words = body;
        try {
            JsonNode told = JSON.readTree(body.substring(start));
            String errors = told.path("errors").isMissingNode() ? "" : " " + told.path("errors");
            words = told.path("message").asText(body) + errors;
        } catch (JsonProcessingException e) {
            // Not GitHub's own words then, perhaps a proxy's.
        }
        return Cut.to(words.replaceAll("\\p{Cntrl}+", " "), LONGEST);
    }
}
