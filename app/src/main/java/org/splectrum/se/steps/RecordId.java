package org.splectrum.se.steps;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.RunId;

/**
 * The name of a signed record, {@code <run>/<step>/<commit>}. It stands in the commits that the record is about, so it is made of what is
 * known before them: the commit that the run's steps made. The same work pushed again, after a crash or by another attempt, has the same.
 */
public record RecordId(String value) {
    /** What begins the line in a commit's message that names its record. */
    public static final String TRAILER = "SE-Record";

    private static final Pattern FORM = Pattern.compile("[a-z0-9_-]{1,100}/[A-Za-z0-9._-]{1,200}/[0-9a-f]{12}");
    private static final int SHORT = 12;

    public RecordId {
        Objects.requireNonNull(value, "value is null");
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a record's id: " + value);
        }
    }

    /** Of what a step of the run is about to push. */
    public static RecordId of(RunId run, String step, CommitId made) {
        return new RecordId(run + "/" + step + "/" + made.sha().substring(0, SHORT));
    }

    /** The id that the text is; empty where it has not the form of one. */
    public static Optional<RecordId> read(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new RecordId(text)) : Optional.empty();
    }

    /** The run that pushed what it is about. */
    public RunId run() {
        return new RunId(value.substring(0, value.indexOf('/')));
    }

    /** The whole line. */
    public String trailer() {
        return TRAILER + ": " + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
