package org.splectrum.se.merge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.splectrum.se.merge.Declarations.Declaration;

/**
 * What a side changed in a declaration that the other side deleted is undone by that: what it was added to is no more. Deleted is one
 * of whose lines hardly any is left on the other side: else it was renamed or moved, and the change belongs there too.
 */
final class DeletedDeclarations {
    private final Reading base;
    private final Reading side;
    private final Reading other;
    private final Declarations was;
    private final Declarations changed;
    private final Declarations left;
    private final Resemblance added;
    private final Bag before;
    private final Bag now;

    private DeletedDeclarations(Reading base, Reading side, Reading other) {
        this.base = base;
        this.side = side;
        this.other = other;
        this.was = base.declarations();
        this.changed = side.declarations();
        this.before = lines(base.text().value());
        this.now = lines(other.text().value());
        this.left = other.declarations();
        Set<String> known = base.text().lines().stream().map(Line::bare).collect(Collectors.toSet());
        this.added = new Resemblance(
                base.language().data()
                        ? List.of()
                        : other.text().lines().stream()
                                .filter(line -> !known.contains(line.bare()))
                                .toList());
    }

    /** The side with such declarations as the base has them; nothing where there are none. */
    static Optional<Reading> revert(Reading base, Reading side, Reading other) {
        return new DeletedDeclarations(base, side, other).revert();
    }

    private Optional<Reading> revert() {
        Map<Declaration, String> found = new LinkedHashMap<>();
        int end = 0;
        for (Declaration declaration : single(changed).toList()) {
            if (declaration.begin() >= end && undone(declaration)) {
                found.put(declaration, text(base, was.at(declaration.path()).getFirst()));
                end = declaration.end();
            }
        }
        return found.isEmpty() ? Optional.empty() : side.with(found);
    }

    /** Outer ones before what is in them. */
    static Stream<Declaration> single(Declarations declarations) {
        return declarations.byPath().values().stream()
                .filter(named -> named.size() == 1)
                .map(List::getFirst)
                .sorted((one, two) -> one.begin() != two.begin()
                        ? Integer.compare(one.begin(), two.begin())
                        : Integer.compare(two.end(), one.end()));
    }

    private boolean undone(Declaration declaration) {
        List<Declaration> before = was.at(declaration.path());
        return before.size() == 1
                && left.at(declaration.path()).isEmpty()
                && !Words.of(text(side, declaration)).equals(Words.of(text(base, before.getFirst())))
                && !spokenOf(declaration)
                && gone(text(base, before.getFirst()));
    }

    /** Whether the other side still uses the name: then the declaration is elsewhere, in another file perhaps. */
    private boolean spokenOf(Declaration declaration) {
        return !base.language().data()
                && Words.of(declaration.path().substring(declaration.path().lastIndexOf('/'))).stream()
                        .filter(Words::names)
                        .anyMatch(name -> other.words().count(name) > 0);
    }

    private boolean gone(String declaration) {
        Bag inside = lines(declaration);
        int all = 0;
        int kept = 0;
        for (String line : inside.words()) {
            int count = inside.count(line);
            int outside = before.count(line) - count;
            all += count;
            kept += added.has(new Line(line, 0)) ? count : Math.clamp(now.count(line) - outside, 0, count);
        }
        return all > 0 && 3 * kept <= all;
    }

    private static Bag lines(String text) {
        return Bag.of(text.lines()
                .filter(line -> Words.of(line).stream().anyMatch(Words::names))
                .map(String::strip)
                .toList());
    }

    static String text(Reading reading, Declaration declaration) {
        return reading.text().value().substring(declaration.begin(), declaration.end());
    }
}
