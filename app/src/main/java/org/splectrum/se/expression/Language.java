package org.splectrum.se.expression;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.List;
import java.util.Set;

/**
 * CEL as it is spoken here: texts, numbers, truths and lists; {@code contains}, {@code startsWith} and {@code endsWith} also as on
 * GitHub, with the text as their first argument; and every size bounded.
 */
final class Language {
    /** Characters of an expression. */
    static final int LONGEST = 1_000;

    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(LONGEST)
            .maxParseRecursionDepth(32)
            .maxParseExpressionNodeCount(500)
            .maxParseErrorRecoveryLimit(3)
            .comprehensionMaxIterations(200)
            .maxRegexProgramSize(500)
            .enableHeterogeneousNumericComparisons(true)
            .build();

    /** Without times, bytes and the like, which nothing here has. */
    private static final Set<StandardFunction> FUNCTIONS = Set.of(
            StandardFunction.LOGICAL_AND,
            StandardFunction.LOGICAL_OR,
            StandardFunction.LOGICAL_NOT,
            StandardFunction.NOT_STRICTLY_FALSE,
            StandardFunction.CONDITIONAL,
            StandardFunction.EQUALS,
            StandardFunction.NOT_EQUALS,
            StandardFunction.LESS,
            StandardFunction.LESS_EQUALS,
            StandardFunction.GREATER,
            StandardFunction.GREATER_EQUALS,
            StandardFunction.ADD,
            StandardFunction.SUBTRACT,
            StandardFunction.MULTIPLY,
            StandardFunction.DIVIDE,
            StandardFunction.MODULO,
            StandardFunction.NEGATE,
            StandardFunction.IN,
            StandardFunction.INDEX,
            StandardFunction.SIZE,
            StandardFunction.INT,
            StandardFunction.DOUBLE,
            StandardFunction.STRING,
            StandardFunction.BOOL,
            StandardFunction.CONTAINS,
            StandardFunction.STARTS_WITH,
            StandardFunction.ENDS_WITH,
            StandardFunction.MATCHES);

    private static final List<String> GLOBAL = List.of("contains", "startsWith", "endsWith");

    private Language() {}

    /** What people may call, for hints. */
    static List<String> functions() {
        return List.of("contains", "startsWith", "endsWith", "matches", "size", "int", "double", "string", "bool");
    }

    static CelCompiler compiler() {
        return CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardEnvironmentEnabled(false)
                .setStandardDeclarations(CelStandardDeclarations.newBuilder()
                        .includeFunctions(FUNCTIONS)
                        .build())
                .setStandardMacros(CelStandardMacro.ALL, CelStandardMacro.EXISTS)
                .addFunctionDeclarations(GLOBAL.stream()
                        .map(name -> CelFunctionDecl.newFunctionDeclaration(
                                name,
                                CelOverloadDecl.newGlobalOverload(
                                        overload(name), SimpleType.BOOL, SimpleType.STRING, SimpleType.STRING)))
                        .toList())
                .build();
    }

    static CelRuntime runtime() {
        return CelRuntimeFactory.legacyCelRuntimeBuilder()
                .setOptions(OPTIONS)
                .addFunctionBindings(
                        CelFunctionBinding.from(
                                overload("contains"), String.class, String.class, (text, part) -> text.contains(part)),
                        CelFunctionBinding.from(
                                overload("startsWith"),
                                String.class,
                                String.class,
                                (text, part) -> text.startsWith(part)),
                        CelFunctionBinding.from(
                                overload("endsWith"), String.class, String.class, (text, part) -> text.endsWith(part)))
                .build();
    }

    private static String overload(String name) {
        return "text_" + name;
    }
}
