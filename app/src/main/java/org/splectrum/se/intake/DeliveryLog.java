package org.splectrum.se.intake;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** GitHub's own record of what it sent to SE, from which comes again what was missed. Thread-safe. */
public interface DeliveryLog {
    /**
     * One try of GitHub's to deliver something.
     *
     * @param id of the try
     * @param delivery what was to be delivered; the same for each try, and what {@link Delivery#id} is
     * @param arrived whether SE answered that it has it
     */
    record Attempt(long id, String delivery, Instant at, boolean arrived) {
        public Attempt {
            Objects.requireNonNull(delivery, "delivery is null");
            Objects.requireNonNull(at, "at is null");
        }
    }

    /**
     * All tries since then.
     *
     * @throws RuntimeException where GitHub did not answer
     */
    List<Attempt> since(Instant start);

    /**
     * Has GitHub deliver it once more; returns before that arrives.
     *
     * @throws org.splectrum.se.model.TryAgainLater where GitHub did not answer
     * @throws RuntimeException where it refused
     */
    void redeliver(Attempt attempt);
}
