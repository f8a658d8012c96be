package org.splectrum.se.merge;

import java.util.Set;

/**
 * What the nodes of a language mean to a merge.
 *
 * @param imports bring names in: a set, whose order carries no meaning
 * @param declarations have a name of their own
 * @param free declarations whose order among their kind carries no meaning. Not enum constants (their ordinal is observable), not
 *     fields and variables (initialised in order), not struct fields (laid out in order), not elements of sequences
 * @param closed hold statements, expressions or letters, where order carries meaning; what is in them is not looked at
 */
record Grammar(Set<String> imports, Set<String> declarations, Set<String> free, Set<String> closed) {
    private static final Grammar JAVA = new Grammar(
            Set.of("import_declaration"),
            Set.of(
                    "class_declaration",
                    "interface_declaration",
                    "enum_declaration",
                    "record_declaration",
                    "annotation_type_declaration",
                    "annotation_type_element_declaration",
                    "method_declaration",
                    "constructor_declaration",
                    "compact_constructor_declaration",
                    "field_declaration",
                    "constant_declaration",
                    "enum_constant"),
            Set.of(
                    "import_declaration",
                    "class_declaration",
                    "interface_declaration",
                    "enum_declaration",
                    "record_declaration",
                    "annotation_type_declaration",
                    "annotation_type_element_declaration",
                    "method_declaration",
                    "constructor_declaration",
                    "annotation",
                    "marker_annotation"),
            Set.of("block", "constructor_body", "formal_parameters", "element_value_array_initializer"));

    private static final Set<String> SCRIPT_FREE = Set.of(
            "import_statement",
            "function_declaration",
            "generator_function_declaration",
            "function_signature",
            "class_declaration",
            "abstract_class_declaration",
            "method_definition",
            "method_signature",
            "abstract_method_signature",
            "property_signature",
            "interface_declaration",
            "type_alias_declaration",
            "pair");

    private static final Grammar SCRIPT = new Grammar(
            Set.of("import_statement"),
            Set.of(
                    "function_declaration",
                    "generator_function_declaration",
                    "function_signature",
                    "class_declaration",
                    "abstract_class_declaration",
                    "method_definition",
                    "method_signature",
                    "abstract_method_signature",
                    "property_signature",
                    "public_field_definition",
                    "field_definition",
                    "interface_declaration",
                    "type_alias_declaration",
                    "enum_declaration",
                    "variable_declarator",
                    "pair"),
            SCRIPT_FREE,
            Set.of("statement_block", "formal_parameters"));

    private static final Grammar PYTHON = new Grammar(
            Set.of("import_statement", "import_from_statement", "future_import_statement"),
            Set.of("function_definition", "class_definition"),
            Set.of(
                    "import_statement",
                    "import_from_statement",
                    "function_definition",
                    "class_definition",
                    "decorated_definition"),
            Set.of("parameters", "argument_list"));

    private static final Grammar GO = new Grammar(
            Set.of("import_declaration"),
            Set.of(
                    "function_declaration",
                    "method_declaration",
                    "type_spec",
                    "type_alias",
                    "const_spec",
                    "var_spec",
                    "field_declaration"),
            Set.of("import_declaration", "function_declaration", "method_declaration", "type_declaration", "type_spec"),
            Set.of("block", "parameter_list"));

    private static final Grammar JSON = new Grammar(Set.of(), Set.of("pair"), Set.of("pair"), Set.of("string"));

    private static final Grammar YAML = new Grammar(
            Set.of(),
            Set.of("block_mapping_pair", "flow_pair"),
            Set.of("block_mapping_pair", "flow_pair"),
            Set.of("plain_scalar", "double_quote_scalar", "single_quote_scalar"));

    private static final Grammar XML =
            new Grammar(Set.of(), Set.of(Xml.ENTRY, Xml.ELEMENT, Xml.SINGLE), Set.of(Xml.ENTRY), Set.of());

    private static final Grammar NONE = new Grammar(Set.of(), Set.of(), Set.of(), Set.of());

    Grammar {
        imports = Set.copyOf(imports);
        declarations = Set.copyOf(declarations);
        free = Set.copyOf(free);
        closed = Set.copyOf(closed);
    }

    static Grammar of(Language language) {
        return switch (language) {
            case JAVA -> JAVA;
            case JAVASCRIPT, TYPESCRIPT, TSX -> SCRIPT;
            case PYTHON -> PYTHON;
            case GO -> GO;
            case JSON -> JSON;
            case YAML -> YAML;
            case XML -> XML;
            case TOML, TEXT -> NONE;
        };
    }
}
