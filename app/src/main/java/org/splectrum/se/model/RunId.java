package org.splectrum.se.model;

import java.util.Optional;
import java.util.regex.Pattern;

/** A run's name, {@code <workflow>-<yyyymmdd>-<suffix>}; safe in paths, refs, container names and URLs. */
public record RunId(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}-[0-9]{8}-[a-z0-9]{4,12}");

    public RunId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a run's id: " + value);
        }
    }

    /** The id that the text is; empty where it has not the form of one. */
    public static Optional<RunId> read(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new RunId(text)) : Optional.empty();
    }

    /** The name of the workflow that it is a run of. */
    public String workflow() {
        int day = value.lastIndexOf('-', value.lastIndexOf('-') - 1);
        return value.substring(0, day);
    }

    @Override
    public String toString() {
        return value;
    }
}
