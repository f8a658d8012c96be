package org.splectrum.se.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.splectrum.se.intake.DeliveryLog;

/**
 * GitHub's record of the App's deliveries, which hub4j does not read.
 *
 * @see <a href="https://docs.github.com/en/rest/apps/webhooks">GitHub's description</a>
 */
public final class GitHubDeliveries implements DeliveryLog {
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; *rel=\"next\"");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final RequestBody NOTHING = RequestBody.create(new byte[0]);

    private final GitHubConnection connection;

    public GitHubDeliveries(GitHubConnection connection) {
        this.connection = connection;
    }

    private record Page(List<Attempt> attempts, Optional<String> next) {}

    @Override
    public List<Attempt> since(Instant start) {
        List<Attempt> found = new ArrayList<>();
        Optional<String> cursor = Optional.of("");
        while (cursor.isPresent()) {
            Page page = page(cursor.get());
            page.attempts().stream()
                    .filter(attempt -> !attempt.at().isBefore(start))
                    .forEach(found::add);
            boolean further =
                    page.attempts().isEmpty() || !page.attempts().getLast().at().isBefore(start);
            cursor = further ? page.next() : Optional.empty();
        }
        return found;
    }

    @Override
    public void redeliver(Attempt attempt) {
        HttpUrl url = url("app/hook/deliveries/" + attempt.id() + "/attempts").build();
        send(
                "asking GitHub to deliver " + attempt.delivery() + " again",
                new Request.Builder().url(url).post(NOTHING));
    }

    /** @param cursor empty for the first page */
    private Page page(String cursor) {
        HttpUrl.Builder url = url("app/hook/deliveries").addQueryParameter("per_page", String.valueOf(Reads.PAGE));
        if (!cursor.isEmpty()) {
            url.addQueryParameter("cursor", cursor);
        }
        Request.Builder request = new Request.Builder().url(url.build()).header("Cache-Control", "max-age=0");
        return send("reading GitHub's record of deliveries", request);
    }

    private Page send(String doing, Request.Builder request) {
        return Calls.make(doing, () -> {
            try (Response response = connection.asApp().newCall(request.build()).execute()) {
                String body = response.body().string();
                if (!response.isSuccessful()) {
                    throw Calls.refused(doing, response.code(), body);
                }
                return new Page(attempts(body), next(response.header("Link")));
            }
        });
    }

    private static List<Attempt> attempts(String body) throws IOException {
        List<Attempt> attempts = new ArrayList<>();
        for (JsonNode item : JSON.readTree(body)) {
            int status = item.path("status_code").asInt();
            attempts.add(new Attempt(
                    item.path("id").asLong(),
                    item.path("guid").asText(),
                    Instant.parse(item.path("delivered_at").asText()),
                    status >= 200 && status < 300));
        }
        return attempts;
    }

    /** Only the cursor is taken of the link, so that the App's token goes nowhere else. */
    private static Optional<String> next(@Nullable String links) {
        return Optional.ofNullable(links)
                .map(NEXT::matcher)
                .filter(Matcher::find)
                .map(found -> HttpUrl.parse(found.group(1)))
                .map(url -> url.queryParameter("cursor"));
    }

    private HttpUrl.Builder url(String path) {
        return HttpUrl.get(connection.apiUrl() + "/" + path).newBuilder();
    }
}
