package org.splectrum.se.merge;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.splectrum.se.merge.Declarations.Declaration;
import org.splectrum.se.merge.Reason.Place;
import org.splectrum.se.merge.Reason.Side;

/** Declarations and keys: none twice, none lost, none back that a side deleted, each as the side left it that alone touched it. */
final class DeclarationRule {
    private final Readings readings;
    private final Declarations base;
    private final Declarations ours;
    private final Declarations theirs;
    private final Declarations resolved;
    private final List<Reason> reasons = new ArrayList<>();

    private DeclarationRule(Readings readings) {
        this.readings = readings;
        this.base = readings.base().declarations();
        this.ours = readings.ours().declarations();
        this.theirs = readings.theirs().declarations();
        this.resolved = readings.resolved().declarations();
    }

    static List<Reason> check(Readings readings) {
        if (readings.resolved().tree().isEmpty()) {
            return List.of();
        }
        DeclarationRule rule = new DeclarationRule(readings);
        Set<String> paths = new LinkedHashSet<>(rule.resolved.byPath().keySet());
        paths.addAll(rule.ours.byPath().keySet());
        paths.addAll(rule.theirs.byPath().keySet());
        paths.addAll(rule.base.byPath().keySet());
        paths.forEach(rule::check);
        return rule.reasons;
    }

    private void check(String path) {
        twice(path);
        int was = base.at(path).size();
        int one = ours.at(path).size();
        int other = theirs.at(path).size();
        int now = resolved.at(path).size();
        if (was == 1 && one <= 1 && other <= 1 && now <= 1) {
            single(path, one == 1, other == 1, now == 1);
        } else if (was == 0 && one + other > 0 && now == 0) {
            Declaration lost = (one > 0 ? ours : theirs).at(path).getFirst();
            add(Refusal.DECLARATION, one > 0 ? Side.OURS : Side.THEIRS, lost, "is missing");
        }
    }

    /** The same name with the same parameters more often than any side has it. */
    private void twice(String path) {
        if (resolved.at(path).size() < 2) {
            return;
        }
        Bag now = signatures(resolved, path);
        for (Declaration declaration : resolved.at(path)) {
            int most = Math.max(
                    1,
                    Math.max(
                            signatures(ours, path).count(declaration.signature()),
                            signatures(theirs, path).count(declaration.signature())));
            if (now.count(declaration.signature()) > most) {
                add(Refusal.DUPLICATE, Side.RESOLVED, declaration, "is there twice");
                return;
            }
        }
    }

    private static Bag signatures(Declarations declarations, String path) {
        return Bag.of(declarations.at(path).stream().map(Declaration::signature).toList());
    }

    /** One in the base, and at most one anywhere. */
    private void single(String path, boolean inOurs, boolean inTheirs, boolean inResolved) {
        Declaration was = base.at(path).getFirst();
        if (inOurs && inTheirs) {
            if (!inResolved) {
                add(Refusal.DECLARATION, Side.OURS, ours.at(path).getFirst(), "is missing");
            } else {
                only(was, ours.at(path).getFirst(), theirs.at(path).getFirst())
                        .filter(left -> !left.words()
                                .equals(resolved.at(path).getFirst().words()))
                        .ifPresent(left -> add(
                                Refusal.DECLARATION,
                                Side.RESOLVED,
                                resolved.at(path).getFirst(),
                                "is not as the side left it that alone changed it"));
            }
        } else if (inResolved && (inOurs || inTheirs)) {
            Declaration kept = (inOurs ? ours : theirs).at(path).getFirst();
            if (kept.words().equals(was.words()) && !moved(inOurs ? Side.OURS : Side.THEIRS, kept)) {
                add(Refusal.DELETION_UNDONE, Side.RESOLVED, resolved.at(path).getFirst(), "was deleted by a side");
            }
        }
    }

    /** Whether the side put each of its lines where it is: one side moved it then, and the other deleted it where it was. */
    private boolean moved(Side side, Declaration kept) {
        Reading reading = side == Side.OURS ? readings.ours() : readings.theirs();
        Set<String> put = readings.sides().put(side);
        return DeletedDeclarations.text(reading, kept)
                .lines()
                .map(line -> new Line(line, 0))
                .filter(line -> !line.blank())
                .allMatch(line -> put.contains(line.bare()));
    }

    /** As it must be where at most one side changed it, or both in the same way. */
    private static Optional<Declaration> only(Declaration was, Declaration one, Declaration other) {
        if (one.words().equals(was.words())) {
            return Optional.of(other);
        }
        return other.words().equals(was.words()) || one.words().equals(other.words())
                ? Optional.of(one)
                : Optional.empty();
    }

    private void add(Refusal refusal, Side side, Declaration declaration, String what) {
        reasons.add(new Reason(
                refusal,
                new Place(side, declaration.line()),
                "“" + declaration.path().substring(1) + "” " + what));
    }
}
