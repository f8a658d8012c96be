package org.splectrum.se.merge;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.splectrum.se.merge.Declarations.Declaration;

/** A declaration that one side moved as it was, and the other side changed where it had been: the change belongs where it is now. */
final class MovedDeclarations {
    static final Comparator<Declaration> PLACES = Comparator.comparingInt(Declaration::begin);

    private final Reading base;
    private final Reading mover;
    private final Reading changer;
    private final Declarations was;
    private final Declarations moved;
    private final Declarations changed;

    private MovedDeclarations(Reading base, Reading mover, Reading changer) {
        this.base = base;
        this.mover = mover;
        this.changer = changer;
        this.was = base.declarations();
        this.moved = mover.declarations();
        this.changed = changer.declarations();
    }

    /**
     * Both sides with the change made where the declaration is now.
     *
     * @param mover with the changed declaration where it moved it
     * @param changer without its change
     */
    record Joined(Reading mover, Reading changer) {}

    static Optional<Joined> join(Reading base, Reading mover, Reading changer) {
        return new MovedDeclarations(base, mover, changer).join();
    }

    private Optional<Joined> join() {
        Map<Declaration, String> there = new TreeMap<>(PLACES);
        Map<Declaration, String> back = new TreeMap<>(PLACES);
        int end = 0;
        for (Declaration declaration : DeletedDeclarations.single(changed).toList()) {
            List<Declaration> before = was.at(declaration.path());
            if (declaration.begin() < end
                    || before.size() != 1
                    || !moved.at(declaration.path()).isEmpty()) {
                continue;
            }
            String old = DeletedDeclarations.text(base, before.getFirst());
            String now = DeletedDeclarations.text(changer, declaration);
            Optional<Declaration> place = place(declaration.path(), old);
            if (place.isPresent() && !Words.of(old).equals(Words.of(now))) {
                there.put(place.get(), now);
                back.put(declaration, old);
                end = declaration.end();
            }
        }
        if (there.isEmpty()) {
            return Optional.empty();
        }
        return mover.with(there).flatMap(one -> changer.with(back).map(other -> new Joined(one, other)));
    }

    /** Where the mover has the same under the same name, and the base nothing. */
    private Optional<Declaration> place(String path, String text) {
        String name = path.substring(path.lastIndexOf('/'));
        List<String> words = Words.of(text);
        return DeletedDeclarations.single(moved)
                .filter(each ->
                        each.path().endsWith(name) && was.at(each.path()).isEmpty())
                .filter(each -> Words.of(DeletedDeclarations.text(mover, each)).equals(words))
                .findFirst();
    }
}
