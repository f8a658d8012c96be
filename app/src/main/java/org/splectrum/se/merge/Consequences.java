package org.splectrum.se.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What follows from one side's changes for the other's: what was done to a declaration that the other side deleted is undone; what was
 * done to one that it moved belongs where it is now; what it rewrote everywhere is rewritten in additions too. A resolution that
 * does so keeps what both sides did as well as one that takes their words.
 */
final class Consequences {
    /** Longer texts are judged as they are written alone. */
    private static final int MAX_CHARACTERS = 400_000;

    private Consequences() {}

    /** The conflict with each of these, where there is any. */
    static List<Sides> of(Reading base, Reading ours, Reading theirs) {
        if (!bounded(base, ours, theirs)) {
            return List.of();
        }
        List<Sides> found = followed(base, ours, theirs);
        ArrangedMembers.of(base, ours, theirs).ifPresent(arranged -> {
            found.add(arranged);
            found.addAll(followed(arranged.base(), arranged.ours(), arranged.theirs()));
        });
        return found.stream().filter(Sides::parsed).toList();
    }

    private static List<Sides> followed(Reading base, Reading ours, Reading theirs) {
        List<Sides> found = new ArrayList<>();
        both(
                        base,
                        ours,
                        theirs,
                        DeletedDeclarations.revert(base, ours, theirs),
                        DeletedDeclarations.revert(base, theirs, ours))
                .ifPresent(found::add);
        MovedDeclarations.join(base, ours, theirs)
                .map(joined -> new Sides(base, joined.mover(), joined.changer()))
                .or(() -> MovedDeclarations.join(base, theirs, ours)
                        .map(joined -> new Sides(base, joined.changer(), joined.mover())))
                .ifPresent(found::add);
        both(base, ours, theirs, Rewrites.follow(base, theirs, ours), Rewrites.follow(base, ours, theirs))
                .ifPresent(found::add);
        LocalNames.follow(base, ours, theirs)
                .map(named -> new Sides(base, ours, named))
                .ifPresent(found::add);
        LocalNames.follow(base, theirs, ours)
                .map(named -> new Sides(base, named, theirs))
                .ifPresent(found::add);
        found.addAll(Twins.of(base, ours, theirs));
        return found;
    }

    private static Optional<Sides> both(
            Reading base, Reading ours, Reading theirs, Optional<Reading> one, Optional<Reading> other) {
        return one.isEmpty() && other.isEmpty()
                ? Optional.empty()
                : Optional.of(new Sides(base, one.orElse(ours), other.orElse(theirs)));
    }

    /** Whether the texts are short enough to compare each line of one with each of another. */
    static boolean bounded(Reading... readings) {
        return Stream.of(readings)
                        .mapToInt(reading -> reading.text().value().length())
                        .sum()
                <= MAX_CHARACTERS;
    }
}
