package org.splectrum.se.merge;

import static org.splectrum.se.merge.TreeSitterLibrary.broken;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;

/** Goes through a tree, and tells of the node where it is. Good as long as its arena and its tree; for one thread. */
@SuppressWarnings("restricted") // The shapes are those of api.h.
final class TreeSitterCursor {
    private final TreeSitterGrammar grammar;
    private final MemorySegment cursor;
    private final MemorySegment node;
    private final SegmentAllocator here;

    private TreeSitterCursor(TreeSitterGrammar grammar, MemorySegment cursor, MemorySegment node) {
        this.grammar = grammar;
        this.cursor = cursor;
        this.node = node;
        this.here = SegmentAllocator.prefixAllocator(node);
    }

    static TreeSitterCursor at(MemorySegment root, TreeSitterGrammar grammar, Arena arena) {
        try {
            MemorySegment made =
                    (MemorySegment) TreeSitterLibrary.CURSOR_NEW.invokeExact((SegmentAllocator) arena, root);
            MemorySegment cursor = made.reinterpret(arena, TreeSitterCursor::delete);
            TreeSitterCursor at = new TreeSitterCursor(grammar, cursor, arena.allocate(TreeSitterLibrary.NODE));
            at.look();
            return at;
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    private static void delete(MemorySegment cursor) {
        try {
            TreeSitterLibrary.CURSOR_DELETE.invokeExact(cursor);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /** Whether there is one, and it is there now. */
    boolean toFirstChild() {
        try {
            return (boolean) TreeSitterLibrary.FIRST_CHILD.invokeExact(cursor) && look();
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /** Whether there is one, and it is there now. */
    boolean toNextSibling() {
        try {
            return (boolean) TreeSitterLibrary.NEXT_SIBLING.invokeExact(cursor) && look();
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    void toParent() {
        try {
            boolean _ = (boolean) TreeSitterLibrary.PARENT.invokeExact(cursor) && look();
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    private boolean look() throws Throwable {
        MemorySegment _ = (MemorySegment) TreeSitterLibrary.CURRENT_NODE.invokeExact(here, cursor);
        return true;
    }

    /** Empty where it has no name of its own. */
    String kind() {
        try {
            return grammar.kinds().get(Short.toUnsignedInt((short) TreeSitterLibrary.NODE_SYMBOL.invokeExact(node)));
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /** What it is to its parent; empty where the grammar does not say. */
    String field() {
        try {
            return grammar.fields()
                    .get(Short.toUnsignedInt((short) TreeSitterLibrary.CURRENT_FIELD.invokeExact(cursor)));
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /** Offset of its first character. */
    int begin() {
        try {
            return (int) TreeSitterLibrary.NODE_BEGIN.invokeExact(node);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /** Offset after its last character. */
    int end() {
        try {
            return (int) TreeSitterLibrary.NODE_END.invokeExact(node);
        } catch (Throwable e) {
            throw broken(e);
        }
    }
}
