package org.splectrum.se.gateway;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.runner.protocol.Checkout;
import org.splectrum.se.runner.protocol.Order;
import org.splectrum.se.runner.protocol.Session;
import org.splectrum.se.runner.protocol.Work;

/**
 * What an attempt may do with the repository.
 *
 * @param readable the full refs that it sees; to it the repository has no others
 */
record Grant(Set<String> readable, Pushing pushing) {
    /** What an attempt may push. */
    sealed interface Pushing {
        /** Nothing: its work makes no commits. */
        record Forbidden() implements Pushing {}

        /** Commits that descend from one, to these full refs. */
        record Allowed(Set<String> refs, CommitId ancestor) implements Pushing {
            public Allowed {
                refs = Set.copyOf(refs);
                Objects.requireNonNull(ancestor, "ancestor is null");
            }
        }
    }

    Grant {
        readable = Set.copyOf(readable);
        Objects.requireNonNull(pushing, "pushing is null");
    }

    /** What the order's work needs, and no more. */
    static Grant of(Order order) {
        Checkout checkout = order.checkout();
        String output = checkout.outputRef();
        return switch (order.work()) {
            case Work.Agent agent -> ofAgent(checkout, agent.session());
            case Work.Run _ ->
                new Grant(
                        refs(checkout.inputRef(), output),
                        new Pushing.Allowed(Set.of(output), new CommitId(checkout.input())));
            case Work.Verify _ -> new Grant(Set.of(checkout.inputRef()), new Pushing.Forbidden());
            case Work.Rebase rebase ->
                new Grant(
                        Stream.concat(
                                        Stream.of(checkout.inputRef(), rebase.ontoRef(), output),
                                        rebase.carried().stream().map(Work.Rebase.Carried::ref))
                                .collect(Collectors.toSet()),
                        new Pushing.Allowed(Set.of(output), new CommitId(rebase.onto())));
            case Work.Merge(var heads, var _, var _) ->
                new Grant(
                        Stream.concat(
                                        Stream.of(checkout.inputRef(), output),
                                        heads.stream().map(Work.Merge.Head::ref))
                                .collect(Collectors.toSet()),
                        new Pushing.Allowed(Set.of(output), new CommitId(checkout.input())));
        };
    }

    /** Its own result and snapshots, and the snapshots of earlier attempts that it may go on from. */
    private static Grant ofAgent(Checkout checkout, Session session) {
        Set<String> own = refs(checkout.outputRef(), session.last(), session.before());
        Set<String> readable = new HashSet<>(own);
        readable.add(checkout.inputRef());
        session.continuations().forEach(continuation -> readable.add(continuation.ref()));
        return new Grant(readable, new Pushing.Allowed(own, new CommitId(checkout.input())));
    }

    private static Set<String> refs(String... refs) {
        return Set.copyOf(List.of(refs)); // Set.of would refuse the same twice
    }
}
