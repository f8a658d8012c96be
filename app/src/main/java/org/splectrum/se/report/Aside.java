package org.splectrum.se.report;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.splectrum.se.steps.Withheld;

/**
 * What people should know of a run besides its story.
 *
 * @param refused how often the gateway refused what
 * @param withheld what its agent was not told
 */
public record Aside(Map<String, Long> refused, Withheld withheld) {
    public static final Aside NOTHING = new Aside(Map.of(), Withheld.NOTHING);

    public Aside {
        refused = Map.copyOf(refused);
        Objects.requireNonNull(withheld, "withheld is null");
    }

    /** Empty where there is nothing to say. */
    String text() {
        return Stream.of(Refused.of(refused), WithheldText.of(withheld))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }
}
