package org.splectrum.se.merge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.splectrum.se.merge.Members.Member;

/**
 * Methods and types that both sides added to the same type of a Java text, alike but for their names: both took the same out of
 * something, and one is enough. It stands for the other wherever the other side uses that.
 */
final class Twins {
    private Twins() {}

    /** The conflict with one of each two, as each side has it; nothing where there are none. */
    static List<Sides> of(Reading base, Reading ours, Reading theirs) {
        if (base.language() != Language.JAVA) {
            return List.of();
        }
        List<Sides> found = new ArrayList<>();
        Members was = Members.of(base);
        List<Member> mine = added(was, Members.of(ours));
        List<Member> other = added(was, Members.of(theirs));
        for (Member one : mine) {
            other.stream()
                    .filter(two -> twins(one, ours, two, theirs))
                    .filter(two -> fresh(one.name(), base, theirs) && fresh(two.name(), base, ours))
                    .findFirst()
                    .ifPresent(two -> {
                        without(theirs, two, one.name()).ifPresent(left -> found.add(new Sides(base, ours, left)));
                        without(ours, one, two.name()).ifPresent(left -> found.add(new Sides(base, left, theirs)));
                    });
        }
        return found;
    }

    private static List<Member> added(Members was, Members now) {
        Set<String> known = new HashSet<>();
        was.all(_ -> true).map(Member::path).forEach(known::add);
        return now.all(member -> !known.contains(member.path()) && !member.commented())
                .toList();
    }

    private static boolean twins(Member one, Reading ours, Member two, Reading theirs) {
        return one.type().equals(two.type())
                && !one.name().equals(two.name())
                && nameless(one, ours).equals(nameless(two, theirs));
    }

    /** Its words without its name; and without its own {@code static}, which makes no difference where it does without an instance. */
    private static List<String> nameless(Member member, Reading reading) {
        List<String> words = new ArrayList<>(Words.of(DeletedDeclarations.text(reading, member.declaration())));
        words.subList(0, Math.max(0, words.indexOf(member.name()))).remove("static");
        words.replaceAll(word -> word.equals(member.name()) ? "" : word);
        return words;
    }

    private static boolean fresh(String name, Reading... readings) {
        for (Reading reading : readings) {
            if (reading.words().count(name) > 0) {
                return false;
            }
        }
        return true;
    }

    /** The side without its twin, whose uses go to the other; nothing where its name stands in a text or a comment too. */
    private static Optional<Reading> without(Reading side, Member twin, String name) {
        String value = side.text().value();
        String left = value.substring(0, twin.begin()) + value.substring(twin.end());
        Matcher used =
                Pattern.compile("\\b" + Pattern.quote(twin.name()) + "\\b").matcher(left);
        boolean quoted = used.results().count()
                != used.reset(Quoted.blanked(left)).results().count();
        return quoted ? Optional.empty() : side.as(used.reset(left).replaceAll(Matcher.quoteReplacement(name)));
    }
}
