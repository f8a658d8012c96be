package org.splectrum.se.github;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHApp;

/** SE's own registration. Thread-safe. */
public final class GitHubApp {
    private final GitHubConnection connection;
    private final AtomicReference<@Nullable AppIdentity> known = new AtomicReference<>();

    public GitHubApp(GitHubConnection connection) {
        this.connection = connection;
    }

    /**
     * Asks GitHub who SE is, now: so it answers and takes the App's key.
     *
     * @throws GitHubRefused where it does not take the id and key
     * @throws RuntimeException where GitHub did not answer
     */
    public AppIdentity check() {
        GHApp app = ask();
        AppIdentity identity = new AppIdentity(app.getId(), app.getSlug(), app.getSlug() + "[bot]");
        known.set(identity);
        return identity;
    }

    /** Who SE is, asked of GitHub once. Throws as {@link #check} does. */
    public AppIdentity identity() {
        AppIdentity identity = known.get();
        return identity == null ? check() : identity;
    }

    private GHApp ask() {
        String doing = "asking GitHub who this App is";
        try {
            return Calls.make(doing, () -> connection.app().getApp());
        } catch (GitHubRefused refused) {
            throw new GitHubRefused(
                    doing + " (check SE_GITHUB_APP_ID and SE_GITHUB_PRIVATE_KEY): " + refused.getMessage(),
                    refused.status());
        }
    }
}
