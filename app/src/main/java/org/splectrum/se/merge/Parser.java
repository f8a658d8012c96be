package org.splectrum.se.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/**
 * Parses the texts of one conflict. They are alike: of a large one only what it has other than the first is parsed, by tree-sitter's
 * way to follow an editor, which takes a second off each text of two megabytes. Thread-safe.
 */
final class Parser {
    /** Characters; smaller texts are parsed in milliseconds. */
    private static final int LARGE = 1 << 18;

    private final Language language;
    private final int large;
    private final AtomicReference<Optional<Parsed>> first = new AtomicReference<>(Optional.empty());

    Parser(Language language) {
        this(language, LARGE);
    }

    /** @param large from how many characters on a text is parsed by what it has other than the first such */
    Parser(Language language, int large) {
        this.language = language;
        this.large = large;
    }

    private record Parsed(TreeSitterTree tree, RawText text, LineIndex index) {}

    Language language() {
        return language;
    }

    /**
     * Parses one.
     *
     * @param text whose last line is ended, as {@link Text} has it
     * @return nothing where it has a fault, or its language no grammar
     */
    Optional<Node> parse(String text) {
        return text.length() < large || !Trees.bySitter(language)
                ? Trees.parse(language, text)
                : parse(text, TreeSitter.bytes(text));
    }

    private Optional<Node> parse(String text, byte[] bytes) {
        LineIndex index = new LineIndex(text);
        RawText raw = new RawText(bytes);
        // A fault is believed only of a text that was parsed as a whole.
        return first.get()
                .flatMap(like -> TreeSitter.read(like.tree().changed(bytes, edits(like, raw, index)), language, index))
                .or(() -> {
                    TreeSitterTree tree = TreeSitterTree.of(TreeSitterGrammar.of(language), bytes);
                    Optional<Node> read = TreeSitter.read(tree, language, index);
                    if (read.isPresent()) {
                        first.compareAndSet(Optional.empty(), Optional.of(new Parsed(tree, raw, index)));
                    }
                    return read;
                });
    }

    /** From the last to the first, so that none moves what is before it. */
    private static List<TreeSitterTree.Edit> edits(Parsed like, RawText text, LineIndex index) {
        HistogramDiff diff = new HistogramDiff();
        diff.setFallbackAlgorithm(null);
        List<TreeSitterTree.Edit> edits = new ArrayList<>();
        for (Edit edit : diff.diff(RawTextComparator.DEFAULT, like.text(), text).reversed()) {
            int begin = like.index().begin(edit.getBeginA());
            int length = index.begin(edit.getEndB()) - index.begin(edit.getBeginB());
            edits.add(new TreeSitterTree.Edit(
                    begin,
                    like.index().begin(edit.getEndA()),
                    begin + length,
                    edit.getBeginA(),
                    edit.getEndA(),
                    edit.getBeginA() + edit.getLengthB()));
        }
        return edits;
    }
}
