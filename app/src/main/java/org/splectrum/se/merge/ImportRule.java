package org.splectrum.se.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.splectrum.se.merge.Imports.Entry;
import org.splectrum.se.merge.Reason.Place;
import org.splectrum.se.merge.Reason.Side;

/**
 * Imports are a set: what both sides' changes make of it, in any order, but in no disorder that is of no side. In Java an import
 * that nothing uses may go, and one that a side deleted may stay where something uses it or it is of the JDK: neither changes the program.
 */
final class ImportRule {
    private ImportRule() {}

    static List<Reason> check(Readings readings) {
        Imports base = readings.base().imports();
        Imports ours = readings.ours().imports();
        Imports theirs = readings.theirs().imports();
        Imports resolved = readings.resolved().imports();
        boolean java = readings.language() == Language.JAVA;
        Set<String> used = java ? readings.resolved().words().words() : Set.of();
        Set<String> expected = expected(base, ours, theirs);
        List<Reason> reasons = new ArrayList<>();
        for (Entry entry : all(ours, theirs)) {
            boolean needless =
                    java && !entry.name().equals("*") && !entry.name().isEmpty() && !used.contains(entry.name());
            if (expected.contains(entry.key()) && !resolved.keys().contains(entry.key()) && !needless) {
                Side side = ours.keys().contains(entry.key()) ? Side.OURS : Side.THEIRS;
                reasons.add(new Reason(
                        Refusal.ADDITION_LOST, new Place(side, entry.line().number()), entry.key() + " is missing"));
            }
        }
        for (Entry entry : resolved.entries()) {
            boolean known = base.keys().contains(entry.key()) || expected.contains(entry.key());
            boolean needed =
                    java && known && (used.contains(entry.name()) || entry.key().startsWith("import java."));
            if (!expected.contains(entry.key()) && !needed) {
                reasons.add(new Reason(
                        known ? Refusal.DELETION_UNDONE : Refusal.INVENTED,
                        new Place(Side.RESOLVED, entry.line().number()),
                        entry.key() + (known ? " was deleted" : " is of no side")));
            }
        }
        if (resolved.repeated() > Math.max(ours.repeated(), theirs.repeated())) {
            reasons.add(new Reason(Refusal.DUPLICATE, Place.FILE, "something is imported twice"));
        }
        resolved.unsorted().stream()
                .filter(pair ->
                        !ours.unsorted().contains(pair) && !theirs.unsorted().contains(pair))
                .map(pair -> new Reason(Refusal.ORDER, Place.FILE, "no side has " + pair))
                .forEach(reasons::add);
        if (resolved.breaks() > Math.max(ours.breaks(), theirs.breaks())) {
            reasons.add(new Reason(Refusal.ORDER, Place.FILE, "something else stands between the imports"));
        }
        return reasons;
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

    private static List<Entry> all(Imports ours, Imports theirs) {
        List<Entry> all = new ArrayList<>(ours.entries());
        theirs.entries().stream()
                .filter(entry -> !ours.keys().contains(entry.key()))
                .forEach(all::add);
        return all;
    }
}
