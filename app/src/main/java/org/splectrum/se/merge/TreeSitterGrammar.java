package org.splectrum.se.merge;

import static org.splectrum.se.merge.TreeSitterLibrary.broken;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A language's grammar, and its words, each asked for once. Immutable; thread-safe.
 *
 * @param kinds by symbol; empty where a node of it has no name, as a bracket
 * @param fields by their numbers, from 1
 */
@SuppressWarnings("restricted") // The shapes are those of api.h.
record TreeSitterGrammar(MemorySegment pointer, List<String> kinds, List<String> fields) {
    private static final Map<Language, TreeSitterGrammar> KNOWN = new ConcurrentHashMap<>();

    /** {@code TSSymbolTypeRegular}. */
    private static final int REGULAR = 0;

    /** Names are words of a grammar's authors. */
    private static final int LONGEST_NAME = 1000;

    TreeSitterGrammar {
        kinds = List.copyOf(kinds);
        fields = List.copyOf(fields);
    }

    static TreeSitterGrammar of(Language language) {
        return KNOWN.computeIfAbsent(language, each -> read(name(each)));
    }

    private static String name(Language language) {
        return switch (language) {
            case JAVA -> "java";
            case JAVASCRIPT -> "javascript";
            case TYPESCRIPT, TSX -> "typescript";
            case PYTHON -> "python";
            case GO -> "go";
            case JSON -> "json";
            case YAML -> "yaml";
            case XML, TOML, TEXT -> throw new IllegalArgumentException("no grammar for " + language);
        };
    }

    private static TreeSitterGrammar read(String name) {
        try {
            MemorySegment grammar =
                    (MemorySegment) TreeSitterLibrary.grammar(name).invokeExact();
            List<String> kinds = new ArrayList<>();
            int symbols = (int) TreeSitterLibrary.SYMBOL_COUNT.invokeExact(grammar);
            for (int at = 0; at < symbols; at++) {
                int type = (int) TreeSitterLibrary.SYMBOL_TYPE.invokeExact(grammar, (short) at);
                kinds.add(
                        type == REGULAR
                                ? text((MemorySegment) TreeSitterLibrary.SYMBOL_NAME.invokeExact(grammar, (short) at))
                                : "");
            }
            List<String> fields = new ArrayList<>(List.of(""));
            int count = (int) TreeSitterLibrary.FIELD_COUNT.invokeExact(grammar);
            for (int at = 1; at <= count; at++) {
                fields.add(text((MemorySegment) TreeSitterLibrary.FIELD_NAME.invokeExact(grammar, (short) at)));
            }
            return new TreeSitterGrammar(grammar, kinds, fields);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    private static String text(MemorySegment name) {
        return name.reinterpret(LONGEST_NAME).getString(0);
    }
}
