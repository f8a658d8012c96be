package org.splectrum.se.merge;

import static org.splectrum.se.merge.TreeSitterLibrary.broken;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.lang.ref.Reference;
import java.util.List;
import java.util.function.Function;

/** A parsed text in tree-sitter's memory, which is freed when nobody holds it any more. Immutable; thread-safe. */
@SuppressWarnings("restricted") // The shapes are those of api.h.
final class TreeSitterTree {
    private final TreeSitterGrammar grammar;
    private final MemorySegment tree;

    private TreeSitterTree(TreeSitterGrammar grammar, MemorySegment tree) {
        this.grammar = grammar;
        this.tree = tree;
    }

    /**
     * Some lines of a text replaced by others.
     *
     * @param begin offset of the first
     * @param oldEnd offset after the last
     * @param newEnd offset after what stands there now
     * @param line number of the first, from 0
     * @param oldLine number of the line after the last
     * @param newLine number of the line after what stands there now
     */
    record Edit(int begin, int oldEnd, int newEnd, int line, int oldLine, int newLine) {
        /** As {@code TSInputEdit} has it: each change begins and ends at a line's first column. */
        int[] places() {
            return new int[] {begin, oldEnd, newEnd, line, 0, oldLine, 0, newLine, 0};
        }
    }

    /** @param text a byte for each character */
    static TreeSitterTree of(TreeSitterGrammar grammar, byte[] text) {
        return parse(grammar, text, MemorySegment.NULL);
    }

    /**
     * The tree of the changed text, of which only what was changed is parsed.
     *
     * @param edits each in the text that the ones before it leave
     */
    TreeSitterTree changed(byte[] text, List<Edit> edits) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment old = owned((MemorySegment) TreeSitterLibrary.TREE_COPY.invokeExact(tree), arena);
            for (Edit edit : edits) {
                MemorySegment change = arena.allocateFrom(ValueLayout.JAVA_INT, edit.places());
                TreeSitterLibrary.TREE_EDIT.invokeExact(old, change);
            }
            return parse(grammar, text, old);
        } catch (Throwable e) {
            throw broken(e);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    private static TreeSitterTree parse(TreeSitterGrammar grammar, byte[] text, MemorySegment old) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment parser = ((MemorySegment) TreeSitterLibrary.PARSER_NEW.invokeExact())
                    .reinterpret(arena, TreeSitterTree::deleteParser);
            boolean known = (boolean) TreeSitterLibrary.PARSER_SET_LANGUAGE.invokeExact(parser, grammar.pointer());
            if (!known) {
                throw new IllegalStateException("grammar and library are of different versions");
            }
            MemorySegment bytes = arena.allocateFrom(ValueLayout.JAVA_BYTE, text);
            MemorySegment tree = (MemorySegment) TreeSitterLibrary.PARSE.invokeExact(parser, old, bytes, text.length);
            return new TreeSitterTree(grammar, owned(tree, Arena.ofAuto()));
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    boolean hasError() {
        try (Arena arena = Arena.ofConfined()) {
            return (boolean) TreeSitterLibrary.NODE_HAS_ERROR.invokeExact(root(arena));
        } catch (Throwable e) {
            throw broken(e);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** @param reader has the cursor at the root, as long as it reads */
    <T> T read(Function<TreeSitterCursor, T> reader) {
        try (Arena arena = Arena.ofConfined()) {
            return reader.apply(TreeSitterCursor.at(root(arena), grammar, arena));
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    private MemorySegment root(Arena arena) {
        try {
            return (MemorySegment) TreeSitterLibrary.TREE_ROOT.invokeExact((SegmentAllocator) arena, tree);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /** The tree, deleted with its arena. */
    private static MemorySegment owned(MemorySegment tree, Arena arena) {
        return tree.reinterpret(arena, TreeSitterTree::deleteTree);
    }

    private static void deleteTree(MemorySegment tree) {
        try {
            TreeSitterLibrary.TREE_DELETE.invokeExact(tree);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    private static void deleteParser(MemorySegment parser) {
        try {
            TreeSitterLibrary.PARSER_DELETE.invokeExact(parser);
        } catch (Throwable e) {
            throw broken(e);
        }
    }
}
