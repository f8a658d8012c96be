package org.splectrum.se.merge;

import java.util.Optional;

/** Parses texts. Thread-safe. */
final class Trees {
    private Trees() {}

    /** Whether tree-sitter parses it. */
    static boolean bySitter(Language language) {
        return switch (language) {
            case JAVA, JAVASCRIPT, TYPESCRIPT, TSX, PYTHON, GO, JSON, YAML -> true;
            case XML, TOML, TEXT -> false;
        };
    }

    /** @return nothing where the text has a fault, or its language no grammar */
    static Optional<Node> parse(Language language, String text) {
        return switch (language) {
            case JAVA, JAVASCRIPT, TYPESCRIPT, TSX, PYTHON, GO, JSON, YAML -> TreeSitter.parse(language, text);
            case XML -> Xml.parse(text);
            case TOML -> Toml.parse(text);
            case TEXT -> Optional.empty();
        };
    }
}
