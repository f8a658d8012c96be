package org.splectrum.se;

import java.util.ArrayList;
import java.util.List;
import org.splectrum.se.config.Settings;
import org.splectrum.se.steps.text.Redaction;

/**
 * All that the server knows and nobody else may.
 *
 * @param made what nobody configured, because the server made it
 */
record Secrets(Settings settings, List<String> made) {
    Secrets {
        made = List.copyOf(made);
    }

    /** In no order; some may be empty. */
    List<String> all() {
        List<String> secrets = new ArrayList<>();
        settings.github().webhookSecrets().forEach(secret -> secrets.add(secret.value()));
        secrets.add(settings.github().privateKey().value());
        secrets.add(settings.github().commits().signingKey().value());
        secrets.add(settings.github().commits().recordKey().value());
        secrets.add(settings.models().anthropic().key().value());
        secrets.add(settings.models().openai().key().value());
        secrets.add(settings.server().apiToken().value());
        secrets.addAll(made);
        return List.copyOf(secrets);
    }

    /** What takes them out of all that leaves the server. */
    Redaction redaction() {
        return new Redaction(all());
    }

    /** Never what they are. */
    @Override
    public String toString() {
        return "Secrets";
    }
}
