package org.splectrum.se.gateway;

import java.util.Objects;
import org.splectrum.se.steps.text.Redaction;

/** The server's own secrets in every form in which they could stand in a file, and longer fragments of them. */
record OwnSecrets(Redaction redaction) {
    OwnSecrets {
        Objects.requireNonNull(redaction, "redaction is null");
    }

    /** Tells each that is found in a text read as ISO-8859-1. */
    void find(String text, SecretShapes.Found found) {
        redaction.find(text, (from, to) -> found.at(from, text.substring(from, to), "a secret of this server"));
    }
}
