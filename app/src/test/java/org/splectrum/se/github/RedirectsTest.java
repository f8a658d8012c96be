package org.splectrum.se.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedirectsTest {
    private final Map<String, String> sent = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer github;
    private OkHttpClient client;

    /** Under {@code /api/v3}, as GitHub Enterprise Server is. */
    @BeforeEach
    void start() throws IOException {
        github = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        github.createContext("/", exchange -> {
            String path = exchange.getRequestURI().toString();
            String said = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add((exchange.getRequestMethod() + " " + path + " " + said).strip());
            String location = sent.getOrDefault(path, "");
            if (location.isEmpty()) {
                exchange.sendResponseHeaders(200, -1);
            } else {
                exchange.getResponseHeaders().add("Location", location);
                exchange.sendResponseHeaders(exchange.getRequestMethod().equals("GET") ? 301 : 307, -1);
            }
            exchange.close();
        });
        github.start();
        URI api = URI.create("http://127.0.0.1:" + github.getAddress().getPort() + "/api/v3");
        client = new OkHttpClient.Builder()
                .addInterceptor(new Redirects(api))
                .followRedirects(false)
                .build();
    }

    @AfterEach
    void stop() {
        github.stop(0);
    }

    @Test
    void a_write_to_a_repository_that_has_another_name_now_is_the_same_write_there() throws IOException {
        sent.put("/api/v3/repos/octo/old/issues/7/comments", "/api/v3/repositories/9/issues/7/comments");
        sent.put("/api/v3/repos/octo/old", "/api/v3/repositories/9");
        assertThat(post("/repos/octo/old/issues/7/comments")).isEqualTo(200);
        assertThat(asked)
                .containsExactly(
                        "POST /api/v3/repos/octo/old/issues/7/comments hello",
                        "GET /api/v3/repos/octo/old",
                        "POST /api/v3/repositories/9/issues/7/comments hello");
    }

    @Test
    void what_was_moved_to_another_repository_is_gone() throws IOException {
        sent.put("/api/v3/repos/octo/old/issues/7/comments", "/api/v3/repositories/10/issues/7/comments");
        assertThat(post("/repos/octo/old/issues/7/comments")).isEqualTo(410);
        sent.put("/api/v3/repos/octo/old", "/api/v3/repositories/9");
        assertThat(post("/repos/octo/old/issues/7/comments")).isEqualTo(410);
        sent.put("/api/v3/repos/octo/old/issues/8", "/api/v3/repositories/9/issues/3");
        assertThat(get("/repos/octo/old/issues/8")).isEqualTo(410);
        assertThat(asked).noneMatch(each -> each.contains("/issues/") && each.contains("/repositories/"));
    }

    @Test
    void nobody_is_sent_in_circles_or_to_another_server() throws IOException {
        sent.put("/api/v3/repos/octo/old", "/api/v3/repositories/9");
        sent.put("/api/v3/repositories/9", "/api/v3/repos/octo/old");
        assertThat(get("/repos/octo/old")).isEqualTo(410);
        sent.put("/api/v3/repos/octo/old", "http://127.0.0.1:1/api/v3/repositories/9");
        assertThat(get("/repos/octo/old")).isEqualTo(410);
        sent.put("/api/v3/repos/octo/old", "/elsewhere/repositories/9");
        assertThat(get("/repos/octo/old")).isEqualTo(410);
        assertThat(asked).hasSizeLessThan(8);
    }

    private int post(String path) throws IOException {
        return status(request(path).post(RequestBody.create("hello".getBytes(StandardCharsets.UTF_8))));
    }

    private int get(String path) throws IOException {
        return status(request(path));
    }

    private Request.Builder request(String path) {
        return new Request.Builder()
                .url("http://127.0.0.1:" + github.getAddress().getPort() + "/api/v3" + path);
    }

    private int status(Request.Builder request) throws IOException {
        try (Response answer = client.newCall(request.build()).execute()) {
            return answer.code();
        }
    }
}
