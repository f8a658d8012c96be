package org.splectrum.se.demo.pages;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.splectrum.se.demo.github.Forge;
import org.splectrum.se.demo.github.Happening;
import org.splectrum.se.demo.github.Happening.Labeled;
import org.splectrum.se.demo.github.Happening.Unlabeled;
import org.splectrum.se.demo.github.RepositoryName;

/** When labels came and went, which the state itself does not say. Guarded by the {@link Forge}'s lock. */
final class Chronicle {
    private final List<Labeling> labelings = new ArrayList<>();

    /** A label that came onto an issue or pull request, or went. */
    record Labeling(RepositoryName repository, int number, String label, String verb, String by, Instant at) {}

    Chronicle(Forge forge) {
        forge.listen(happening -> note(happening, forge.now()));
    }

    private void note(Happening happening, Instant now) {
        switch (happening) {
            case Labeled(var repository, var issue, var label, var by) ->
                labelings.add(new Labeling(repository, issue, label, "added", by, now));
            case Unlabeled(var repository, var issue, var label, var by) ->
                labelings.add(new Labeling(repository, issue, label, "removed", by, now));
            default -> {
                // Everything else is to be seen in the state.
            }
        }
    }

    List<Labeling> of(RepositoryName repository, int number) {
        return labelings.stream()
                .filter(one -> one.number() == number && one.repository().equals(repository))
                .toList();
    }
}
