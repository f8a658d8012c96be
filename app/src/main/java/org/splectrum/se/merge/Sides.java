package org.splectrum.se.merge;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The three texts of a conflict, read once for all its resolutions; what is worked out of them is kept. Thread-safe. */
final class Sides {
    private final Reading base;
    private final Reading ours;
    private final Reading theirs;
    private final WordCounts counts;
    private final Map<View, Shape> shapes = new ConcurrentHashMap<>();
    private final Map<Reason.Side, Set<String>> put = new ConcurrentHashMap<>();
    private final AtomicReference<Optional<Set<String>>> kept = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<List<Sides>>> found = new AtomicReference<>(Optional.empty());

    Sides(Reading base, Reading ours, Reading theirs) {
        this.base = base;
        this.ours = ours;
        this.theirs = theirs;
        this.counts = WordCounts.exact(base.words(), ours.words(), theirs.words());
    }

    /**
     * A conflict as one way to compare its texts shows it.
     *
     * @param pieces of the merge of everything but the imports; where both sides raised a version, both have the higher one
     * @param counts how often each word may occur
     */
    record Shape(List<Piece> pieces, WordCounts counts) {
        Shape {
            pieces = List.copyOf(pieces);
        }
    }

    Reading base() {
        return base;
    }

    Reading ours() {
        return ours;
    }

    Reading theirs() {
        return theirs;
    }

    Language language() {
        return base.language();
    }

    /** The same conflict with what follows from one side's changes for the other's; found when it is first asked for. */
    List<Sides> consequences() {
        return found.updateAndGet(known -> known.isEmpty() ? Optional.of(Consequences.of(base, ours, theirs)) : known)
                .orElseThrow();
    }

    /** Lines that a side put somewhere, without white space. */
    Set<String> put(Reason.Side side) {
        return put.computeIfAbsent(side, each -> {
            List<Line> now =
                    (each == Reason.Side.OURS ? ours : theirs).imports().rest();
            return ThreeWay.edits(base.imports().rest(), now).stream()
                    .flatMap(edit -> now.subList(edit.getBeginB(), edit.getEndB()).stream())
                    .map(Line::bare)
                    .collect(Collectors.toSet());
        });
    }

    /** Whether all three parse. */
    boolean parsed() {
        return Stream.of(base, ours, theirs).allMatch(reading -> reading.tree().isPresent());
    }

    /** The same, as lines and words only. */
    Sides flat() {
        return new Sides(base.flat(), ours.flat(), theirs.flat());
    }

    /** The same without what makes no difference to the program. */
    Sides plain() {
        return new Sides(plain(base), plain(ours), plain(theirs));
    }

    /** A text as {@link #plain} has it. */
    Reading plain(Reading reading) {
        return LambdaBodies.inBlocks(Needless.without(reading, kept()));
    }

    private Set<String> kept() {
        return kept.updateAndGet(known -> known.isEmpty() ? Optional.of(Needless.kept(base, ours, theirs)) : known)
                .orElseThrow();
    }

    /** Whether a resolution or a side is another text then. */
    boolean differs(Reading resolved) {
        return Stream.of(ours, theirs, resolved)
                .anyMatch(reading ->
                        !plain(reading).text().value().equals(reading.text().value()));
    }

    /** Each word's count in the base plus both sides' changes. */
    WordCounts counts() {
        return counts;
    }

    /** How a conflict is looked at: by how its texts are compared, and by what becomes of changes of lines that the other side deleted. */
    record View(ThreeWay.Grain grain, Undone undone) {}

    /** As the texts stand first; long ones as they stand only. */
    List<View> views() {
        return Stream.of(Undone.values())
                .filter(undone -> undone == Undone.STANDS || Consequences.bounded(base, ours, theirs))
                .flatMap(undone -> language().grains().stream().map(grain -> new View(grain, undone)))
                .toList();
    }

    /** What becomes of changes of lines that the other side deleted. */
    enum Undone {
        STANDS,
        FALLS
    }

    Shape in(View view) {
        return shapes.computeIfAbsent(view, this::shape);
    }

    private Shape shape(View view) {
        CommentEdits comments = new CommentEdits(base.comments());
        UnaryOperator<Piece.Hunk> undoing = view.undone() == Undone.FALLS
                ? new UndoneEdits(
                        base.imports().rest(),
                        ours.imports().rest(),
                        theirs.imports().rest())::undo
                : hunk -> hunk;
        Set<Integer> mine = ours.comments();
        Set<Integer> other = theirs.comments();
        List<Piece> pieces =
                ThreeWay.pieces(
                                base.imports().rest(),
                                ours.imports().rest(),
                                theirs.imports().rest(),
                                view.grain())
                        .stream()
                        .<Piece>map(piece -> switch (piece) {
                            case Piece.Settled settled -> settled;
                            case Piece.Hunk hunk -> {
                                yield undoing.apply(comments.undo(VersionBumps.settle(hunk), mine, other));
                            }
                        })
                        .toList();
        return new Shape(pieces, WordCounts.of(pieces, language().look()));
    }
}
