package org.splectrum.se.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.splectrum.se.command.Identities;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.model.TryAgainLater;

/**
 * Asks GitHub who its tokens' people are, and remembers that for two minutes by the token's hash. A token that a person gave to
 * another program for something else counts for nobody, or that program could act here in their name: one with scopes must have
 * {@code repo}, one of a GitHub App must be of this App. Source: GitHub, “GitHub's token formats”, “Scopes for OAuth apps”, “List app
 * installations accessible to the user access token”.
 */
public final class GitHubIdentities implements Identities {
    private static final Duration SPAN = Duration.ofMinutes(2);
    private static final String OF_APPS = "ghu_";

    /** Repositories on a page, and so many pages. */
    private static final int PAGE = 100;

    private static final int PAGES = 20;

    private final GitHubApp app;
    private final PersonReads reads;
    private final Clock clock;
    private final Strangers strangers;
    private final Brief<String, Identity> known;
    private final Brief<String, Identity> unknown;
    private final Brief<String, Set<RepositoryName>> listed;

    public GitHubIdentities(GitHubConnection connection, GitHubApp app) {
        this.app = app;
        this.reads = new PersonReads(connection);
        this.clock = connection.clock();
        this.strangers = new Strangers(clock);
        this.known = new Brief<>(clock, SPAN);
        this.unknown = new Brief<>(clock, SPAN);
        this.listed = new Brief<>(clock, SPAN);
    }

    @Override
    public Identity of(String token) {
        String hash = hash(token);
        return known.get(hash).or(() -> unknown.get(hash)).orElseGet(() -> {
            Identity identity = ask(token);
            // Apart, so that nobody who tries tokens makes those of others forgotten.
            return (identity instanceof Identity.Known ? known : unknown).put(hash, identity);
        });
    }

    private Identity ask(String token) {
        if (!PersonReads.canBeSent(token)) {
            return new Identity.Unknown(Reason.REFUSED);
        }
        if (strangers.areTooMany()) {
            throw new TryAgainLater(
                    "too many tokens came that GitHub does not know",
                    clock.instant().plus(SPAN));
        }
        Optional<PersonReads.Answer> answer = reads.get(token, "/user");
        if (answer.isEmpty()) {
            strangers.another();
            return new Identity.Unknown(Reason.REFUSED);
        }
        JsonNode user = answer.get().body();
        if (!user.path("type").asText().equals("User")) {
            return new Identity.Unknown(Reason.NO_PERSON);
        }
        if (answer.get().narrow()) {
            return new Identity.Unknown(Reason.TOO_NARROW);
        }
        return token.startsWith(OF_APPS) && !isOwn(token)
                ? new Identity.Unknown(Reason.OF_ANOTHER_APP)
                : new Identity.Known(user.path("login").asText());
    }

    /** An App's token sees installations of that App alone. */
    private boolean isOwn(String token) {
        long shown = body(token, "/user/installations?per_page=1")
                .path("installations")
                .path(0)
                .path("app_id")
                .asLong();
        return shown == app.identity().id();
    }

    private JsonNode body(String token, String path) {
        return reads.get(token, path)
                .map(PersonReads.Answer::body)
                .orElseGet(() -> JsonNodeFactory.instance.missingNode());
    }

    @Override
    public Set<RepositoryName> repositories(String token) {
        String hash = hash(token);
        return listed.get(hash).orElseGet(() -> listed.put(hash, list(token)));
    }

    /** Those where something happened last come first. */
    private Set<RepositoryName> list(String token) {
        Set<RepositoryName> found = new HashSet<>();
        for (int page = 1; page <= PAGES; page++) {
            JsonNode some = body(token, "/user/repos?sort=pushed&per_page=" + PAGE + "&page=" + page);
            some.forEach(each -> named(each.path("full_name").asText()).ifPresent(found::add));
            if (some.size() < PAGE) {
                break;
            }
        }
        return Set.copyOf(found);
    }

    private static Optional<RepositoryName> named(String name) {
        try {
            return Optional.of(RepositoryName.of(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
