package org.splectrum.se.failure;

import java.util.List;
import java.util.Objects;

/**
 * What is known of a failure.
 *
 * @param kind of the detector that knew it, as {@code javac}; {@link #UNKNOWN} where none did
 * @param headline what went wrong in a few words of plain text on one line; may hold words of the tool
 * @param findings in the order in which they were printed, at most {@link #MOST}
 */
public record Diagnosis(Category category, String kind, String headline, List<Finding> findings) {
    /** The kind of a failure that no detector knows. */
    public static final String UNKNOWN = "unknown";

    /** More than anybody reads, and what GitHub takes at a time as annotations. */
    public static final int MOST = 50;

    static final int HEADLINE = 200;

    public Diagnosis {
        Objects.requireNonNull(category, "category is null");
        Objects.requireNonNull(kind, "kind is null");
        headline = Finding.oneLine(headline, HEADLINE);
        findings = List.copyOf(findings.subList(0, Math.min(MOST, findings.size())));
    }
}
