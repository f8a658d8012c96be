package org.splectrum.se.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.splectrum.se.merge.Imports.Entry;
import org.splectrum.se.merge.Reason.Place;
import org.splectrum.se.merge.Reason.Side;

/**
 * Imports are a set: what both sides' changes make of it, in any order, but in no disorder that is of no side, and in none at all
 * where the base has them sorted and both sides added some. In Java an import
 * that nothing uses may go, and one that a side deleted may stay where something uses it or it is of the JDK: neither changes the program;
 * and it must stay where only what the other side did uses it. One whose package was renamed may stand anywhere: renaming sorts nothing.
 */
final class ImportRule {
    /** Fewer may be sorted by chance. */
    private static final int HABIT = 5;

    private final Readings readings;
    private final Imports base;
    private final Imports ours;
    private final Imports theirs;
    private final Imports resolved;
    private final boolean java;
    private final Set<String> used;
    private final Set<String> expected;

    private ImportRule(Readings readings) {
        this.readings = readings;
        this.base = readings.base().imports();
        this.ours = readings.ours().imports();
        this.theirs = readings.theirs().imports();
        this.resolved = readings.resolved().imports();
        this.java = readings.language() == Language.JAVA;
        this.used = java ? readings.resolved().words().words() : Set.of();
        this.expected = expected(base, ours, theirs);
    }

    static List<Reason> check(Readings readings) {
        ImportRule rule = new ImportRule(readings);
        return Stream.of(rule.missing(), rule.needless(), rule.order())
                .flatMap(List::stream)
                .toList();
    }

    private List<Reason> missing() {
        return all().filter(entry -> !resolved.keys().contains(entry.key()))
                .filter(entry -> expected.contains(entry.key()) ? !unused(entry) : needed(entry))
                .map(entry -> new Reason(
                        Refusal.ADDITION_LOST,
                        new Place(
                                ours.keys().contains(entry.key()) ? Side.OURS : Side.THEIRS,
                                entry.line().number()),
                        entry.key() + " is missing"))
                .toList();
    }

    private boolean unused(Entry entry) {
        return java && single(entry) && !used.contains(entry.name());
    }

    /** Whether the result uses it, and the side that deleted it does not: so it did not find another way to the name. */
    private boolean needed(Entry entry) {
        Reading deleter = ours.keys().contains(entry.key()) ? readings.theirs() : readings.ours();
        return java
                && single(entry)
                && used.contains(entry.name())
                && deleter.words().count(entry.name()) == 0
                && resolved.entries().stream().noneMatch(each -> each.name().equals(entry.name()));
    }

    private static boolean single(Entry entry) {
        return !entry.name().equals("*") && !entry.name().isEmpty();
    }

    private List<Reason> needless() {
        List<Reason> reasons = new ArrayList<>();
        for (Entry entry : resolved.entries()) {
            boolean known = base.keys().contains(entry.key()) || expected.contains(entry.key());
            boolean may =
                    java && known && (used.contains(entry.name()) || entry.key().startsWith("import java."));
            if (!expected.contains(entry.key()) && !may) {
                reasons.add(new Reason(
                        known ? Refusal.DELETION_UNDONE : Refusal.INVENTED,
                        new Place(Side.RESOLVED, entry.line().number()),
                        entry.key() + (known ? " was deleted" : " is of no side")));
            }
        }
        if (resolved.repeated() > Math.max(ours.repeated(), theirs.repeated())) {
            reasons.add(new Reason(Refusal.DUPLICATE, Place.FILE, "something is imported twice"));
        }
        return reasons;
    }

    private List<Reason> order() {
        List<Reason> reasons = new ArrayList<>();
        resolved.unsorted().stream()
                .filter(pair -> sorted() || !ofSide(pair))
                .filter(pair -> !renamed(pair.first()) && !renamed(pair.second()))
                .map(pair -> new Reason(
                        Refusal.ORDER,
                        Place.FILE,
                        (ofSide(pair) ? "the base has its imports sorted, the result " : "no side has ") + pair.first()
                                + " before " + pair.second()))
                .forEach(reasons::add);
        if (resolved.breaks() > Math.max(ours.breaks(), theirs.breaks())) {
            reasons.add(new Reason(Refusal.ORDER, Place.FILE, "something else stands between the imports"));
        }
        return reasons;
    }

    private boolean ofSide(Imports.Pair pair) {
        return ours.unsorted().contains(pair) || theirs.unsorted().contains(pair);
    }

    /** Whether the base has its imports sorted, so that what both sides put among them must be too. */
    private boolean sorted() {
        return base.entries().size() >= HABIT
                && base.unsorted().isEmpty()
                && !base.keys().containsAll(ours.keys())
                && !base.keys().containsAll(theirs.keys());
    }

    /** Whether a side brings the same name in from elsewhere than the base, which it does not do any more. */
    private boolean renamed(String line) {
        return resolved.entries().stream()
                .filter(entry -> single(entry) && entry.line().text().strip().equals(line))
                .filter(entry -> !base.keys().contains(entry.key()))
                .anyMatch(entry -> base.entries().stream()
                        .anyMatch(was -> was.name().equals(entry.name())
                                && !resolved.keys().contains(was.key())));
    }

    /** Counted, not only looked up: who moves an import has it twice on the way. */
    private static Set<String> expected(Imports base, Imports ours, Imports theirs) {
        Bag was = base.counted();
        Bag one = ours.counted();
        Bag other = theirs.counted();
        return Bag.wordsOf(one, other).stream()
                .filter(key -> one.count(key) + other.count(key) > was.count(key))
                .collect(Collectors.toSet());
    }

    private Stream<Entry> all() {
        return Stream.concat(
                ours.entries().stream(),
                theirs.entries().stream().filter(entry -> !ours.keys().contains(entry.key())));
    }
}
