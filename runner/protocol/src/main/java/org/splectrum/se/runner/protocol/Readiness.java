package org.splectrum.se.runner.protocol;

import java.util.List;
import java.util.Objects;

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
     */
    record Agent(String model, String session, String authorName, String authorEmail) implements Readiness {
        public Agent {
            Objects.requireNonNull(model, "model is null");
            Objects.requireNonNull(session, "session is null");
            Objects.requireNonNull(authorName, "authorName is null");
            Objects.requireNonNull(authorEmail, "authorEmail is null");
        }

        /** The agent that this work wants where its conversation begins. */
        public static Agent of(Work.Agent work, Checkout checkout) {
            return new Agent(work.model(), work.session().id(), checkout.authorName(), checkout.authorEmail());
        }
    }

    /** What would have been right for this order. */
    static Readiness of(Order order) {
        return switch (order.work()) {
            case Work.Agent work -> Agent.of(work, order.checkout());
            case Work.Verify _, Work.Rebase _, Work.Run _, Work.Merge _ -> new Plain();
        };
    }

    /** As arguments of the runner's program. */
    default List<String> arguments() {
        return switch (this) {
            case Plain() -> List.of();
            case Agent(String model, String session, String authorName, String authorEmail) ->
                List.of("--agent", model, session, authorName, authorEmail);
        };
    }

    /** What {@link #arguments} made these of. Whatever else they are, they hint at nothing. */
    static Readiness of(List<String> arguments) {
        return arguments.size() == 5 && arguments.getFirst().equals("--agent")
                ? new Agent(arguments.get(1), arguments.get(2), arguments.get(3), arguments.get(4))
                : new Plain();
    }
}
