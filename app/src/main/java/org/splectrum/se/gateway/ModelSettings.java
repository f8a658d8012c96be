package org.splectrum.se.gateway;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * The model's API behind the gateway.
 *
 * @param upstream base URL, to which {@code /v1/messages} is added
 * @param key sent as {@code x-api-key}; empty: none is sent
 * @param models that may be called; a name may end in {@code *}; empty: all
 * @param silence after so long without a byte an answer that streams is cut
 */
public record ModelSettings(URI upstream, String key, List<String> models, Duration silence) {
    /** Longer than the model's own pings are apart, by far. */
    public static final Duration SILENCE = Duration.ofMinutes(2);

    /** @throws IllegalArgumentException where the URL is not absolute http or https, or the key has other than visible ASCII */
    public ModelSettings {
        models = List.copyOf(models);
        Objects.requireNonNull(silence, "silence is null");
        String scheme = String.valueOf(upstream.getScheme());
        if (!(scheme.equals("http") || scheme.equals("https")) || upstream.getHost() == null) {
            throw new IllegalArgumentException("the model's URL is not like https://api.anthropic.com");
        }
        if (!key.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException("the model's key has blanks, line ends or other odd characters");
        }
    }

    boolean allows(String model) {
        return models.isEmpty()
                || models.stream()
                        .anyMatch(allowed -> allowed.endsWith("*")
                                ? model.startsWith(allowed.substring(0, allowed.length() - 1))
                                : model.equals(allowed));
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "ModelSettings[" + upstream.getHost() + "]";
    }
}
