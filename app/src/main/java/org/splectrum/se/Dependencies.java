package org.splectrum.se;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.splectrum.se.cli.Commands;
import org.splectrum.se.cli.Console;
import org.splectrum.se.cli.Outcome;
import org.splectrum.se.runner.protocol.Wire;

/**
 * Asks OSV (https://google.github.io/osv.dev/post-v1-querybatch/) about everything that is in this build, by the bill of materials that the
 * build put into the jar.
 */
final class Dependencies implements Commands.Dependencies {
    private static final String SBOM = "/META-INF/sbom/se.cdx.json";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String OWN = "pkg:maven/org.splectrum.se/";
    private static final int OK = 200;

    /** Of what is known of one part; OSV has a thousand on each. */
    private static final int PAGES = 20;

    private static final String FIRST = "";

    private final Supplier<@Nullable InputStream> sbom;

    Dependencies() {
        this(() -> Dependencies.class.getResourceAsStream(SBOM));
    }

    /** @param sbom gives none where this build has none */
    Dependencies(Supplier<@Nullable InputStream> sbom) {
        this.sbom = sbom;
    }

    @Override
    public Outcome check(URI database, Set<String> accepted, Console console) throws InterruptedException {
        List<String> parts = parts();
        if (parts.isEmpty()) {
            return new Outcome.Failed("nothing was checked: this build has no bill of materials. Package it by"
                    + " “./mvnw package”, and call that jar");
        }
        List<List<String>> known;
        try {
            known = ask(database, parts);
        } catch (IOException e) {
            return new Outcome.Failed("nothing was checked: " + database + " does not answer as OSV does (" + e
                    + "). Try again where it can be reached, or name another with --osv");
        }
        int open = 0;
        for (int at = 0; at < parts.size(); at++) {
            for (String id : known.get(at)) {
                boolean fine = accepted.contains(id);
                open += fine ? 0 : 1;
                console.print(id + (fine ? "  accepted  " : "  open  ") + parts.get(at));
            }
        }
        console.say("se: " + parts.size() + " parts were checked against " + database);
        return open == 0
                ? new Outcome.Done()
                : new Outcome.Failed(
                        open + " vulnerabilities are known. Read about each at https://osv.dev/vulnerability/ID, take a"
                                + " version without it, or, where it does not concern SE, accept it with --accept ID");
    }

    /** As package URLs without qualifiers, in their order; SE's own parts are not among them. */
    private List<String> parts() {
        try (InputStream in = sbom.get()) {
            if (in == null) {
                return List.of();
            }
            List<String> parts = new ArrayList<>();
            for (JsonNode component : Wire.mapper().readTree(in).path("components")) {
                String part = component.path("purl").asText("").replaceFirst("\\?.*", "");
                if (!part.isEmpty() && !part.startsWith(OWN)) {
                    parts.add(part);
                }
            }
            return parts;
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + SBOM, e);
        }
    }

    /** What is known of each, by id; OSV tells of much in several pages. */
    private static List<List<String>> ask(URI database, List<String> parts) throws IOException, InterruptedException {
        List<List<String>> known = new ArrayList<>();
        parts.forEach(part -> known.add(new ArrayList<>()));
        Map<Integer, String> open = new TreeMap<>();
        for (int at = 0; at < parts.size(); at++) {
            open.put(at, FIRST);
        }
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            for (int page = 0; !open.isEmpty(); page++) {
                if (page == PAGES) {
                    throw new IOException("more than " + PAGES + " pages of one answer");
                }
                List<Integer> asked = List.copyOf(open.keySet());
                List<JsonNode> results = results(client, database, question(parts, open));
                open.clear();
                for (int at = 0; at < asked.size(); at++) {
                    JsonNode result = results.get(at);
                    for (JsonNode vulnerability : result.path("vulns")) {
                        known.get(asked.get(at)).add(vulnerability.path("id").asText("unnamed"));
                    }
                    String next = result.path("next_page_token").asText("");
                    if (!next.isEmpty()) {
                        open.put(asked.get(at), next);
                    }
                }
            }
        }
        return known;
    }

    /** @param open which parts are asked about, each with the token of its next page */
    private static ObjectNode question(List<String> parts, Map<Integer, String> open) {
        ObjectNode question = Wire.mapper().createObjectNode();
        ArrayNode queries = question.putArray("queries");
        open.forEach((at, token) -> {
            ObjectNode query = queries.addObject();
            query.putObject("package").put("purl", parts.get(at));
            if (!token.equals(FIRST)) {
                query.put("page_token", token);
            }
        });
        return question;
    }

    private static List<JsonNode> results(HttpClient client, URI database, ObjectNode question)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(database.toString().replaceFirst("/+$", "") + "/v1/querybatch"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(question.toString()))
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != OK) {
            throw new IOException("status " + answer.statusCode());
        }
        int expected = question.path("queries").size();
        try {
            JsonNode results = Wire.mapper().readTree(answer.body()).path("results");
            if (!results.isArray() || results.size() != expected) {
                throw new IOException("not an answer for each of " + expected + " questions");
            }
            return List.copyOf(results.valueStream().toList());
        } catch (JsonProcessingException e) {
            throw new IOException("no JSON", e);
        }
    }
}
