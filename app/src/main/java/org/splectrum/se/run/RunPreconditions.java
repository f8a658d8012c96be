package org.splectrum.se.run;

import java.util.List;
import java.util.Objects;
import org.splectrum.se.workflow.Expressions;

/**
 * What the server brings along to make requests of wishes.
 *
 * @param images besides the server's own, those that a workflow may name for its containers
 * @param quotas how many runs may be asked for
 */
public record RunPreconditions(Expressions expressions, List<String> images, Quotas quotas) {
    public RunPreconditions {
        Objects.requireNonNull(expressions, "expressions is null");
        Objects.requireNonNull(quotas, "quotas is null");
        images = List.copyOf(images);
    }

    /** Whether containers may be of this image; an empty name is the server's own. */
    boolean allows(String image) {
        return image.isEmpty() || images.contains(image);
    }
}
