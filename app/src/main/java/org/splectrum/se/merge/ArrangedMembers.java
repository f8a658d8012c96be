package org.splectrum.se.merge;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.splectrum.se.merge.Members.Member;

/**
 * Methods and types of a Java text that a side put in another order within their type: their order carries no meaning, so the base and
 * the other side are read as if they had them in that order too.
 */
final class ArrangedMembers {
    private ArrangedMembers() {}

    /** The conflict as if all had the order of one side, which alone changed it; nothing where none or both did. */
    static Optional<Sides> of(Reading base, Reading ours, Reading theirs) {
        if (base.language() != Language.JAVA) {
            return Optional.empty();
        }
        return by(ours, base, theirs)
                .map(arranged -> new Sides(arranged.base(), ours, arranged.other()))
                .or(() -> by(theirs, base, ours).map(arranged -> new Sides(arranged.base(), arranged.other(), theirs)));
    }

    /**
     * @param base in the mover's order
     * @param other the side that moved nothing, in the mover's order
     */
    private record Arranged(Reading base, Reading other) {}

    private static Optional<Arranged> by(Reading mover, Reading base, Reading other) {
        Members was = Members.of(base);
        Members now = Members.of(mover);
        Members there = Members.of(other);
        Map<String, List<String>> orders = new HashMap<>();
        for (String type : was.types()) {
            Set<String> common = new HashSet<>(order(was, type));
            common.retainAll(order(now, type));
            common.retainAll(order(there, type));
            List<String> before = order(was, type, common);
            List<String> after = order(now, type, common);
            if (!before.equals(after) && before.equals(order(there, type, common))) {
                orders.put(type, after);
            }
        }
        return orders.isEmpty()
                ? Optional.empty()
                : arranged(base, was, orders)
                        .flatMap(one -> arranged(other, there, orders).map(two -> new Arranged(one, two)));
    }

    private static List<String> order(Members members, String type) {
        return members.in(type).stream().map(Member::path).toList();
    }

    private static List<String> order(Members members, String type, Set<String> those) {
        return order(members, type).stream().filter(those::contains).toList();
    }

    /** Where one of such types is within a moved member of another, it moves as it is. */
    private static Optional<Reading> arranged(Reading reading, Members members, Map<String, List<String>> orders) {
        String value = reading.text().value();
        Map<Member, Member> moved = new TreeMap<>(Comparator.comparingInt(Member::begin));
        orders.forEach((type, order) -> {
            List<Member> places = members.in(type).stream()
                    .filter(member -> order.contains(member.path()))
                    .toList();
            places.forEach(member -> moved.put(places.get(order.indexOf(member.path())), member));
        });
        StringBuilder text = new StringBuilder();
        int at = 0;
        for (Map.Entry<Member, Member> each : moved.entrySet()) {
            Member place = each.getKey();
            Member now = each.getValue();
            if (place.begin() >= at) {
                text.append(value, at, place.begin()).append(value, now.begin(), now.end());
                at = place.end();
            }
        }
        return reading.as(text.append(value, at, value.length()).toString());
    }
}
