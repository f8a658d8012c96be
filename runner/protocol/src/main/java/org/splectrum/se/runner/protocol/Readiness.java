package org.splectrum.se.runner.protocol;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a runner gets ready while its order is still being written. A hint, not an order: where the order asks for something
 * else, that is done. It stands in the container's arguments, so there is no secret in it, and no text of a stranger's.
 */
public sealed interface Readiness {
    /** Nothing. */
    record Plain() implements Readiness {}

    /**
     * Claude Code is up and waits for its prompt.
     *
     * @param model as in {@link Work.Agent}
     * @param session id of a conversation that begins, as in {@link Session}
     * @param authorName as in {@link Checkout}
     * @param authorEmail as in {@link Checkout}
     * @param outward as in {@link Order}: its environment says where a proxy is
     */
    record Agent(String model, String session, String authorName, String authorEmail, Order.Outward outward)
            implements Readiness {
        public Agent {
            Objects.requireNonNull(model, "model is null");
            Objects.requireNonNull(session, "session is null");
            Objects.requireNonNull(authorName, "authorName is null");
            Objects.requireNonNull(authorEmail, "authorEmail is null");
            Objects.requireNonNull(outward, "outward is null");
        }

        /** The agent that this order's work wants where its conversation begins. */
        public static Agent of(Order order, Work.Agent work) {
            Checkout checkout = order.checkout();
            return new Agent(
                    work.model(), work.session().id(), checkout.authorName(), checkout.authorEmail(), order.outward());
        }
    }

    /** What would have been right for this order. */
    static Readiness of(Order order) {
        return switch (order.work()) {
            case Work.Agent work -> Agent.of(order, work);
            case Work.Verify _, Work.Rebase _, Work.Run _, Work.Merge _ -> new Plain();
        };
    }

    /** The same, for an attempt that may reach there. */
    default Readiness towards(Order.Outward outward) {
        return switch (this) {
            case Plain plain -> plain;
            case Agent agent ->
                new Agent(agent.model(), agent.session(), agent.authorName(), agent.authorEmail(), outward);
        };
    }

    /** As arguments of the runner's program. */
    default List<String> arguments() {
        return switch (this) {
            case Plain() -> List.of();
            case Agent(String model, String session, String name, String email, Order.Outward outward) ->
                List.of("--agent", model, session, name, email, outward.name());
        };
    }

    /** What {@link #arguments} made these of. Whatever else they are, they hint at nothing. */
    static Readiness of(List<String> arguments) {
        if (arguments.size() != 6 || !arguments.getFirst().equals("--agent")) {
            return new Plain();
        }
        return Stream.of(Order.Outward.values())
                .filter(outward -> outward.name().equals(arguments.get(5)))
                .findFirst()
                .<Readiness>map(outward ->
                        new Agent(arguments.get(1), arguments.get(2), arguments.get(3), arguments.get(4), outward))
                .orElseGet(Plain::new);
    }
}
