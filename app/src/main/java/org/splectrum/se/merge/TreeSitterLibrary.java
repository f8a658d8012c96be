package org.splectrum.se.merge;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import org.treesitter.utils.NativeUtils;

/**
 * tree-sitter's C functions as its {@code api.h} declares them, in the library that the binding brings along. The binding's own calls make
 * a Java object of each node through JNI: microseconds for each of a million nodes, where these are nanoseconds. As thread-safe as they
 * are there: a parser, a cursor and a tree belong to one thread at a time, but any thread may copy a tree.
 */
@SuppressWarnings("restricted") // The shapes are those of api.h.
final class TreeSitterLibrary {
    /** {@code TSNode}: context, id, tree. */
    static final MemoryLayout NODE =
            MemoryLayout.structLayout(MemoryLayout.sequenceLayout(4, JAVA_INT), ADDRESS, ADDRESS);

    /** {@code TSTreeCursor}: tree, id, context. */
    static final MemoryLayout CURSOR = MemoryLayout.structLayout(
            ADDRESS, ADDRESS, MemoryLayout.sequenceLayout(3, JAVA_INT), MemoryLayout.paddingLayout(4));

    /** {@code TSInputEdit}: where it begins, where the old text ended, where the new one does; in bytes, then each in row and column. */
    static final MemoryLayout EDIT = MemoryLayout.sequenceLayout(9, JAVA_INT);

    private static final SymbolLookup LIBRARY = library("tree-sitter");

    static final MethodHandle PARSER_NEW = function("ts_parser_new", FunctionDescriptor.of(ADDRESS));
    static final MethodHandle PARSER_DELETE = function("ts_parser_delete", FunctionDescriptor.ofVoid(ADDRESS));
    static final MethodHandle PARSER_SET_LANGUAGE =
            function("ts_parser_set_language", FunctionDescriptor.of(JAVA_BOOLEAN, ADDRESS, ADDRESS));
    static final MethodHandle PARSE =
            function("ts_parser_parse_string", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_INT));

    static final MethodHandle TREE_COPY = function("ts_tree_copy", FunctionDescriptor.of(ADDRESS, ADDRESS));
    static final MethodHandle TREE_EDIT = function("ts_tree_edit", FunctionDescriptor.ofVoid(ADDRESS, ADDRESS));
    static final MethodHandle TREE_DELETE = function("ts_tree_delete", FunctionDescriptor.ofVoid(ADDRESS));
    static final MethodHandle TREE_ROOT = function("ts_tree_root_node", FunctionDescriptor.of(NODE, ADDRESS));

    static final MethodHandle CURSOR_NEW = function("ts_tree_cursor_new", FunctionDescriptor.of(CURSOR, NODE));
    static final MethodHandle CURSOR_DELETE = function("ts_tree_cursor_delete", FunctionDescriptor.ofVoid(ADDRESS));
    static final MethodHandle FIRST_CHILD =
            function("ts_tree_cursor_goto_first_child", FunctionDescriptor.of(JAVA_BOOLEAN, ADDRESS));
    static final MethodHandle NEXT_SIBLING =
            function("ts_tree_cursor_goto_next_sibling", FunctionDescriptor.of(JAVA_BOOLEAN, ADDRESS));
    static final MethodHandle PARENT =
            function("ts_tree_cursor_goto_parent", FunctionDescriptor.of(JAVA_BOOLEAN, ADDRESS));
    static final MethodHandle CURRENT_NODE = quick("ts_tree_cursor_current_node", FunctionDescriptor.of(NODE, ADDRESS));
    static final MethodHandle CURRENT_FIELD =
            quick("ts_tree_cursor_current_field_id", FunctionDescriptor.of(JAVA_SHORT, ADDRESS));

    static final MethodHandle NODE_HAS_ERROR = function("ts_node_has_error", FunctionDescriptor.of(JAVA_BOOLEAN, NODE));
    static final MethodHandle NODE_SYMBOL = quick("ts_node_symbol", FunctionDescriptor.of(JAVA_SHORT, NODE));
    static final MethodHandle NODE_BEGIN = quick("ts_node_start_byte", FunctionDescriptor.of(JAVA_INT, NODE));
    static final MethodHandle NODE_END = quick("ts_node_end_byte", FunctionDescriptor.of(JAVA_INT, NODE));

    static final MethodHandle SYMBOL_COUNT =
            function("ts_language_symbol_count", FunctionDescriptor.of(JAVA_INT, ADDRESS));
    static final MethodHandle SYMBOL_NAME =
            function("ts_language_symbol_name", FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_SHORT));
    static final MethodHandle SYMBOL_TYPE =
            function("ts_language_symbol_type", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_SHORT));
    static final MethodHandle FIELD_COUNT =
            function("ts_language_field_count", FunctionDescriptor.of(JAVA_INT, ADDRESS));
    static final MethodHandle FIELD_NAME =
            function("ts_language_field_name_for_id", FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_SHORT));

    private TreeSitterLibrary() {}

    /** A grammar's only function, as {@code tree_sitter_java} of the library {@code tree-sitter-java}. */
    static MethodHandle grammar(String name) {
        return Linker.nativeLinker()
                .downcallHandle(
                        library("tree-sitter-" + name).findOrThrow("tree_sitter_" + name),
                        FunctionDescriptor.of(ADDRESS));
    }

    /** The binding unpacks it for this machine. */
    private static SymbolLookup library(String name) {
        return SymbolLookup.libraryLookup(NativeUtils.libFile("lib/" + name), Arena.global());
    }

    private static MethodHandle function(String name, FunctionDescriptor descriptor) {
        return Linker.nativeLinker().downcallHandle(LIBRARY.findOrThrow(name), descriptor);
    }

    /** One that reads a field or two, and is called for each node. */
    private static MethodHandle quick(String name, FunctionDescriptor descriptor) {
        return Linker.nativeLinker()
                .downcallHandle(LIBRARY.findOrThrow(name), descriptor, Linker.Option.critical(false));
    }

    /** A call can fail only where it is declared wrongly. */
    static IllegalStateException broken(Throwable cause) {
        return new IllegalStateException("calling tree-sitter", cause);
    }
}
