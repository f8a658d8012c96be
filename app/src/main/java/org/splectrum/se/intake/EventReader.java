package org.splectrum.se.intake;

/** Reads GitHub's payloads. Pure; thread-safe. */
@FunctionalInterface
public interface EventReader {
    /** What the delivery tells; {@link GitHubEvent.Ignored} with the reason for all that SE does not act on, malformed ones too. */
    GitHubEvent read(Delivery delivery);

    /** How it was there then, as far as the delivery tells. */
    default Scene scene(Delivery delivery) {
        return Scene.at(delivery.receivedAt());
    }
}
