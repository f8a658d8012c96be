package org.splectrum.se.gateway;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.runner.protocol.Checkout;
import org.splectrum.se.runner.protocol.Order;
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

        /** Commits that descend from one, to one full ref. */
        record Allowed(String ref, CommitId ancestor) implements Pushing {
            public Allowed {
                Objects.requireNonNull(ref, "ref is null");
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
            case Work.Agent _ ->
                new Grant(
                        refs(checkout.inputRef(), output), new Pushing.Allowed(output, new CommitId(checkout.input())));
            case Work.Verify _ -> new Grant(Set.of(checkout.inputRef()), new Pushing.Forbidden());
            case Work.Rebase rebase ->
                new Grant(
                        refs(checkout.inputRef(), rebase.ontoRef(), output),
                        new Pushing.Allowed(output, new CommitId(rebase.onto())));
        };
    }

    private static Set<String> refs(String... refs) {
        return Set.copyOf(List.of(refs)); // Set.of would refuse the same twice
    }
}
