package org.splectrum.se.git;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.splectrum.se.model.Home;

/** Hands out one token after another, the next when one was refused. */
final class RememberedTokens implements Tokens {
    final List<String> refused = new CopyOnWriteArrayList<>();
    private final List<String> tokens;

    RememberedTokens(String... tokens) {
        this.tokens = List.of(tokens);
    }

    @Override
    public String forGit(Home home) {
        return tokens.get(Math.min(refused.size(), tokens.size() - 1));
    }

    @Override
    public void refused(Home home, String token) {
        refused.add(token);
    }
}
