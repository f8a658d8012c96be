package org.splectrum.se.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
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
    private final Set<Long> delivered = new HashSet<>();

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

    /** What was not as GitHub publishes it since the last look, one line each; the same thing seen again is counted. */
    public synchronized List<String> mismatches() {
        List<Mismatch> found = new ArrayList<>();
        drain(exchanges).forEach(exchange -> found.addAll(rules.rest().check(exchange)));
        drain(messages).forEach(message -> found.addAll(rules.webhooks().check(message)));
        for (Delivery sent : simulator.webhooks().deliveries()) {
            if (delivered.add(sent.id())) {
                found.addAll(rules.webhooks().checkHeaders(sent));
            }
        }
        Map<String, Long> counted = found.stream()
                .filter(mismatch -> !Explained.isExcused(mismatch))
                .collect(Collectors.groupingBy(Mismatch::toString, LinkedHashMap::new, Collectors.counting()));
        return counted.entrySet().stream()
                .map(line -> line.getValue() + " x " + line.getKey())
                .toList();
    }

    private static <T> List<T> drain(Queue<T> queue) {
        List<T> drained = new ArrayList<>();
        for (T next = queue.poll(); next != null; next = queue.poll()) {
            drained.add(next);
        }
        return drained;
    }

    /** An {@link AssertionError} with every mismatch since the last look. */
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
