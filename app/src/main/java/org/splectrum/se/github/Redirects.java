package org.splectrum.se.github;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * Follows GitHub to a repository's new name, and nowhere else: an issue that was moved to another repository is gone from where SE was
 * asked, and nobody asked for anything there. The library below would follow everywhere, and make a read of every write on the way.
 * Thread-safe. Source: GitHub, “Best practices for using the REST API”, redirects; “Issues”, 301 and 410.
 */
final class Redirects implements Interceptor {
    private static final Set<Integer> ELSEWHERE = Set.of(301, 302, 307, 308);
    private static final int GONE = 410;
    private static final MediaType JSON = MediaType.get("application/json");

    /** What GitHub sends to has the repository's number for its name. */
    private static final Pattern NUMBERED = Pattern.compile("/repositories/([0-9]+)(/.*)?");

    private static final Pattern NAMED = Pattern.compile("/repos/([^/]+/[^/]+)(/.*)?");

    private final HttpUrl api;

    Redirects(URI api) {
        this.api = HttpUrl.get(api.toString());
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        Response answer = chain.proceed(request);
        if (!ELSEWHERE.contains(answer.code())) {
            return answer;
        }
        answer.close();
        Optional<HttpUrl> target = target(request, answer);
        if (target.isEmpty() || !isSame(chain, request, target.get())) {
            return gone(request, answer);
        }
        Request followed = request.newBuilder().url(target.get()).build();
        Response there = chain.proceed(followed);
        if (ELSEWHERE.contains(there.code())) {
            there.close();
            return gone(followed, there);
        }
        return there;
    }

    /** Where it sends to; empty where that is not on this GitHub. */
    private Optional<HttpUrl> target(Request request, Response answer) {
        return Optional.ofNullable(answer.header("Location"))
                .flatMap(location -> Optional.ofNullable(request.url().resolve(location)))
                .filter(url ->
                        url.scheme().equals(api.scheme()) && url.host().equals(api.host()) && url.port() == api.port());
    }

    /** Whether that is the same thing of the same repository, which has another name now. */
    private boolean isSame(Chain chain, Request request, HttpUrl target) throws IOException {
        Matcher asked = NAMED.matcher(below(request.url()));
        Matcher sent = NUMBERED.matcher(below(target));
        return asked.matches()
                && sent.matches()
                && tail(asked).equals(tail(sent))
                && number(chain, request, asked.group(1))
                        .filter(sent.group(1)::equals)
                        .isPresent();
    }

    /** The number of the repository that had this name; empty where the name is still good. */
    private Optional<String> number(Chain chain, Request request, String name) throws IOException {
        HttpUrl repository = HttpUrl.get(base() + "/repos/" + name);
        Request question = request.newBuilder().url(repository).get().build();
        try (Response answer = chain.proceed(question)) {
            return ELSEWHERE.contains(answer.code())
                    ? target(question, answer)
                            .map(this::below)
                            .map(NUMBERED::matcher)
                            .filter(Matcher::matches)
                            .map(found -> found.group(1))
                    : Optional.empty();
        }
    }

    private static String tail(Matcher path) {
        return Optional.ofNullable(path.group(2)).orElse("");
    }

    private String base() {
        return api.toString().replaceAll("/+$", "");
    }

    /** The path without what this GitHub's API has before it. */
    private String below(HttpUrl url) {
        String root = api.encodedPath().replaceAll("/+$", "");
        return url.encodedPath().startsWith(root + "/") ? url.encodedPath().substring(root.length()) : "";
    }

    private static Response gone(Request request, Response answer) {
        return new Response.Builder()
                .request(request)
                .protocol(Protocol.HTTP_1_1)
                .code(GONE)
                .message("Gone")
                .body(ResponseBody.create(
                        "{\"message\":\"It is not here any more: GitHub sends elsewhere (" + answer.code() + ")\"}",
                        JSON))
                .build();
    }
}
