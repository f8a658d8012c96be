package org.splectrum.se.merge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.splectrum.se.merge.Declarations.Declaration;

/**
 * Variables that a side named anew within one method of a Java text: what the other side has of that method follows the name. A name is
 * taken over only where the other side does not use it there, and where the named is a local variable or a lambda's parameter and
 * nothing else: then the method is the same one as before. A name that the base has already is nobody's new name, and taking it back is
 * a decision.
 */
final class LocalNames {
    private final Reading base;
    private final Reading side;
    private final Reading other;

    private LocalNames(Reading base, Reading side, Reading other) {
        this.base = base;
        this.side = side;
        this.other = other;
    }

    /** The other side with the side's new names; nothing where there are none. */
    static Optional<Reading> follow(Reading base, Reading side, Reading other) {
        return base.language() == Language.JAVA ? new LocalNames(base, side, other).follow() : Optional.empty();
    }

    private Optional<Reading> follow() {
        Map<Declaration, String> followed = new TreeMap<>(MovedDeclarations.PLACES);
        DeletedDeclarations.single(other.declarations())
                .filter(method ->
                        inner(method) && side.declarations().at(method.path()).size() == 1)
                .forEach(method -> {
                    String text = DeletedDeclarations.text(other, method);
                    String named = follow(method.path(), text);
                    if (!named.equals(text)) {
                        followed.put(method, named);
                    }
                });
        return followed.isEmpty() ? Optional.empty() : other.with(followed);
    }

    /** Whether no declaration is in it. */
    private boolean inner(Declaration declaration) {
        return other.declarations().byPath().keySet().stream()
                .noneMatch(path -> path.startsWith(declaration.path() + "/"));
    }

    private String follow(String path, String text) {
        List<String> now = Words.of(
                DeletedDeclarations.text(side, side.declarations().at(path).getFirst()));
        List<String> words = Words.of(text);
        Set<String> before = new HashSet<>();
        base.declarations().at(path).forEach(was -> before.addAll(Words.of(DeletedDeclarations.text(base, was))));
        Map<String, String> locals = Locals.of(now);
        Map<String, String> own = Locals.of(words);
        String named = text;
        for (Map.Entry<String, String> pair : pairs(words, now).entrySet()) {
            String old = pair.getKey();
            String name = pair.getValue();
            boolean same = own.containsKey(old) && own.get(old).equals(locals.get(name));
            if (same
                    && !before.contains(name)
                    && !words.contains(name)
                    && !now.contains(old)
                    && Locals.alone(words, old)
                    && Locals.alone(now, name)
                    && Words.of(Quoted.blanked(text)).stream()
                                    .filter(old::equals)
                                    .count()
                            == words.stream().filter(old::equals).count()) {
                named = Words.replaced(named, List.of(old), List.of(name));
            }
        }
        return named;
    }

    /** What stands on the side where the other has a word, wherever it does; words that are there for several are left out. */
    private static Map<String, String> pairs(List<String> words, List<String> now) {
        Map<String, String> pairs = new HashMap<>();
        Set<String> doubtful = new HashSet<>();
        if (words.size() + now.size() > WordPieces.MAX_WORDS) {
            return pairs;
        }
        for (Edit edit : new HistogramDiff().diff(RawTextComparator.DEFAULT, raw(words), raw(now))) {
            for (int at = 0; edit.getLengthA() == edit.getLengthB() && at < edit.getLengthA(); at++) {
                String old = words.get(edit.getBeginA() + at);
                String name = now.get(edit.getBeginB() + at);
                String known = pairs.putIfAbsent(old, name);
                if (known != null && !known.equals(name)) {
                    doubtful.add(old);
                }
            }
        }
        pairs.keySet().removeAll(doubtful);
        Bag names = Bag.of(pairs.values());
        pairs.values().removeIf(name -> names.count(name) > 1);
        return pairs;
    }

    private static RawText raw(List<String> words) {
        return new RawText((String.join("\n", words) + "\n").getBytes(UTF_8));
    }
}
