package org.splectrum.se.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Home;

/** Reads what hub4j's objects leave out (the app behind a comment) or would fetch anew in a getter. Thread-safe. */
final class Reads {
    static final int PAGE = 100;
    private static final ObjectMapper JSON = new ObjectMapper();
    private final GitHubConnection connection;

    Reads(GitHubConnection connection) {
        this.connection = connection;
    }

    /** @param path below the repository, as {@code issues/7} */
    JsonNode one(Home home, String path) {
        return Calls.make("reading " + path + " of " + home, () -> get(home, url(home, path)));
    }

    /** The same as of a commit. */
    JsonNode one(Home home, String path, CommitId commit) {
        HttpUrl url = url(home, path)
                .newBuilder()
                .addQueryParameter("ref", commit.sha())
                .build();
        return Calls.make("reading " + path + " of " + home + " at " + commit, () -> get(home, url));
    }

    /** All pages of a list. */
    List<JsonNode> all(Home home, String path) {
        List<JsonNode> found = new ArrayList<>();
        for (int page = 1; ; page++) {
            JsonNode some = page(home, path, page);
            some.forEach(found::add);
            if (some.size() < PAGE) {
                return found;
            }
        }
    }

    /** One page of a list, from 1; shorter than {@link #PAGE} where it is the last. */
    JsonNode page(Home home, String path, int page) {
        HttpUrl url = url(home, path)
                .newBuilder()
                .addQueryParameter("per_page", String.valueOf(PAGE))
                .addQueryParameter("page", String.valueOf(page))
                .build();
        return Calls.make("reading " + path + " of " + home, () -> get(home, url));
    }

    private HttpUrl url(Home home, String path) {
        return HttpUrl.get(connection.apiUrl() + "/repos/" + home.repository())
                .newBuilder()
                .addPathSegments(path)
                .build();
    }

    private JsonNode get(Home home, HttpUrl url) throws IOException {
        Request request = new Request.Builder()
                .url(url)
                .header("Authorization", "Bearer " + connection.token(home))
                .header("Accept", "application/vnd.github+json")
                .header("X-GitHub-Api-Version", "2022-11-28")
                .header("Cache-Control", "max-age=0")
                .build();
        try (Response response = connection.http(home).newCall(request).execute()) {
            String body = response.body().string();
            if (!response.isSuccessful()) {
                throw Calls.refused("reading " + url.encodedPath(), response.code(), body);
            }
            return JSON.readTree(body);
        }
    }
}
