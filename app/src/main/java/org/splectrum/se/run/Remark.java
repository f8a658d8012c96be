package org.splectrum.se.run;

import java.time.Instant;
import java.util.Objects;

/**
 * What somebody did to a run.
 *
 * @param key the same for the same wish, so that it counts once
 * @param by login, or how else the person was known
 */
public record Remark(String key, Action action, String by, Instant at) {
    public Remark {
        Objects.requireNonNull(key, "key is null");
        Objects.requireNonNull(action, "action is null");
        Objects.requireNonNull(by, "by is null");
        Objects.requireNonNull(at, "at is null");
    }
}
