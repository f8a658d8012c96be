package org.splectrum.se.contract;

import java.util.Optional;

/** The two halves of what GitHub publishes. Thread-safe. */
record GitHubRules(RestContract rest, WebhookContract webhooks) {
    private static Optional<GitHubRules> loaded = Optional.empty();

    /** Loaded once in a process, for it takes two seconds. Where it is missing, every caller is told how to bring it. */
    static synchronized GitHubRules published() {
        if (loaded.isEmpty()) {
            loaded = Optional.of(of(Published.read()));
        }
        return loaded.orElseThrow();
    }

    private static GitHubRules of(Published published) {
        RestContract rest = new RestContract(published.description());
        return new GitHubRules(rest, new WebhookContract(published, rest));
    }
}
