package org.splectrum.se.gateway;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;

/**
 * The model's API behind the gateway.
 *
 * @param upstream base URL, to which {@code /v1/messages} is added
 * @param key sent as {@code x-api-key}; empty: none is sent
 * @param silence after so long without a byte an answer that streams is cut
 */
public record ModelSettings(URI upstream, String key, Duration silence) {
    /** Longer than the model's own pings are apart, by far. */
    public static final Duration SILENCE = Duration.ofMinutes(2);

    /** @throws IllegalArgumentException where the URL is not absolute http or https, or the key has other than visible ASCII */
    public ModelSettings {
        Objects.requireNonNull(silence, "silence is null");
        String scheme = String.valueOf(upstream.getScheme());
        if (!(scheme.equals("http") || scheme.equals("https")) || upstream.getHost() == null) {
            throw new IllegalArgumentException("the model's URL is not like https://api.anthropic.com");
        }
        if (!key.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException("the model's key has blanks, line ends or other odd characters");
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "ModelSettings[" + upstream.getHost() + "]";
    }
}
