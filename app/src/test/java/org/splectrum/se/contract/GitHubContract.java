package org.splectrum.se.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.splectrum.se.demo.GitHubSimulator;
import org.splectrum.se.demo.github.hooks.Delivery;
import org.splectrum.se.demo.github.rest.Exchange;

/**
 * Watches a simulated GitHub and holds what is said to it, what it answers and what it sends against what GitHub publishes:
 *
 * <pre>{@code
 * try (GitHubSimulator github = …; GitHubContract contract = GitHubContract.watch(github)) { … }
 * }</pre>
 *
 * Only what is said after {@link #watch} counts. It is checked at the end, also after the simulator was closed. Thread-safe.
 */
public final class GitHubContract implements AutoCloseable {
    private final GitHubSimulator simulator;
    private final GitHubRules rules;
    private final Queue<Exchange> exchanges = new ConcurrentLinkedQueue<>();
    private final Queue<Delivery.Message> messages = new ConcurrentLinkedQueue<>();

    private GitHubContract(GitHubSimulator simulator, GitHubRules rules) {
        this.simulator = simulator;
        this.rules = rules;
    }

    /** Watches until the simulator is closed. Where GitHub's description is missing, the error says how to bring it. */
    public static GitHubContract watch(GitHubSimulator simulator) {
        GitHubContract contract = new GitHubContract(simulator, GitHubRules.published());
        simulator.listen(contract.exchanges::add);
        simulator.webhooks().listen(contract.messages::add);
        return contract;
    }

    /** What was not as GitHub publishes it so far, one line each; the same thing seen again is counted. */
    public List<String> mismatches() {
        List<Mismatch> found = new ArrayList<>();
        exchanges.forEach(exchange -> found.addAll(rules.rest().check(exchange)));
        messages.forEach(message -> found.addAll(rules.webhooks().check(message)));
        simulator
                .webhooks()
                .deliveries()
                .forEach(sent -> found.addAll(rules.webhooks().checkHeaders(sent)));
        Map<String, Long> counted = found.stream()
                .filter(mismatch -> !Explained.isExcused(mismatch))
                .collect(Collectors.groupingBy(Mismatch::toString, LinkedHashMap::new, Collectors.counting()));
        return counted.entrySet().stream()
                .map(line -> line.getValue() + " x " + line.getKey())
                .toList();
    }

    /** How many requests and webhooks were seen. */
    public int seen() {
        return exchanges.size() + messages.size();
    }

    /** An {@link AssertionError} with every mismatch. */
    public void assertClean() {
        List<String> found = mismatches();
        if (!found.isEmpty()) {
            throw new AssertionError(
                    found.size() + " things are not as GitHub publishes them:\n  " + String.join("\n  ", found));
        }
    }

    /** As {@link #assertClean}. */
    @Override
    public void close() {
        assertClean();
    }
}
