package org.splectrum.se.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.splectrum.se.model.Home;

/** Writes what hub4j cannot say. Thread-safe. */
final class Writes {
    private static final MediaType JSON = MediaType.get("application/json");
    private final GitHubConnection connection;

    Writes(GitHubConnection connection) {
        this.connection = connection;
    }

    /**
     * Changes one thing.
     *
     * @param path below the repository, as {@code check-runs/7}
     * @throws IOException where GitHub did not answer; see {@link Calls}
     */
    void patch(Home home, String path, JsonNode change) throws IOException {
        HttpUrl url = HttpUrl.get(connection.apiUrl() + "/repos/" + home.repository())
                .newBuilder()
                .addPathSegments(path)
                .build();
        Request request = new Request.Builder()
                .url(url)
                .header("Authorization", "Bearer " + connection.token(home))
                .header("Accept", "application/vnd.github+json")
                .header("X-GitHub-Api-Version", "2022-11-28")
                .patch(RequestBody.create(change.toString(), JSON))
                .build();
        try (Response response = connection.http(home).newCall(request).execute()) {
            if (!response.isSuccessful()) {
                throw Calls.refused(
                        "changing " + path, response.code(), response.body().string());
            }
        }
    }
}
