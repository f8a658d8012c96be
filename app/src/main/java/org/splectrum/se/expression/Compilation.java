package org.splectrum.se.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.splectrum.se.workflow.Expressions.Flaw;
import org.splectrum.se.workflow.Parameter;
import org.splectrum.se.workflow.Reference;

/** Compiles expressions. Thread-safe. */
final class Compilation {
    private static final Set<CelKind> SCALARS =
            Set.of(CelKind.STRING, CelKind.INT, CelKind.UINT, CelKind.DOUBLE, CelKind.BOOL, CelKind.DYN);

    private final CelCompiler compiler = Language.compiler();
    private final CelRuntime runtime = Language.runtime();

    /** What an expression must come to. */
    enum Form {
        /** A text, number or truth. */
        SCALAR,
        TRUTH
    }

    /** @param types of what it names */
    Compiled compile(String expression, Form form, Function<Reference, Parameter.Type> types) {
        if (expression.length() > Language.LONGEST) {
            return wrong(0, "an expression has at most " + Language.LONGEST + " characters");
        }
        if (expression.isBlank()) {
            return wrong(0, "the expression is empty");
        }
        List<Mention> mentions = Mentions.in(expression);
        Map<String, Reference> names = new HashMap<>();
        CelCompilerBuilder builder = compiler.toCompilerBuilder();
        for (Mention mention : mentions) {
            if (names.put(mention.variable(), mention.reference()) == null) {
                builder.addVar(mention.variable(), type(types.apply(mention.reference())));
            }
        }
        String replaced = Mentions.replaced(expression, mentions);
        CelValidationResult result = builder.build().compile(replaced);
        if (result.hasError()) {
            return new Compiled.Wrong(result.getErrors().stream()
                    .map(issue -> Complaints.of(issue, replaced))
                    .toList());
        }
        try {
            return program(result.getAst(), form, names);
        } catch (CelValidationException | CelEvaluationException e) {
            return wrong(0, "this is not an expression: " + e.getMessage());
        }
    }

    private Compiled program(CelAbstractSyntaxTree ast, Form form, Map<String, Reference> names)
            throws CelEvaluationException {
        CelKind kind = ast.getResultType().kind();
        if (form == Form.TRUTH && kind != CelKind.BOOL && kind != CelKind.DYN) {
            return wrong(
                    0,
                    "a condition is true or false, and this is a "
                            + ast.getResultType().name() + "; compare it, as params.a == 'x'");
        }
        if (!SCALARS.contains(kind)) {
            return wrong(
                    0,
                    "this must come to a text, a number or a truth, and is a "
                            + ast.getResultType().name());
        }
        if (nested(ast)) {
            return wrong(0, "all() and exists() must not stand within each other");
        }
        return new Compiled.Right(runtime.createProgram(ast), names);
    }

    /** Loops within loops could make texts grow without end. */
    private static boolean nested(CelAbstractSyntaxTree ast) {
        return CelNavigableAst.fromAst(ast)
                .getRoot()
                .allNodes()
                .filter(node -> node.getKind() == Kind.COMPREHENSION)
                .anyMatch(node -> node.descendants().anyMatch(below -> below.getKind() == Kind.COMPREHENSION));
    }

    /** Numbers are whole ones or not as they are written, so only the run knows. */
    private static CelType type(Parameter.Type type) {
        return switch (type) {
            case STRING, CHOICE -> SimpleType.STRING;
            case BOOLEAN -> SimpleType.BOOL;
            case NUMBER -> SimpleType.DYN;
        };
    }

    private static Compiled wrong(int offset, String text) {
        return new Compiled.Wrong(List.of(new Flaw(offset, text)));
    }

    /** What tells programs of one expression from each other. */
    static Map<Reference, Parameter.Type> types(String expression, Function<Reference, Parameter.Type> types) {
        return Mentions.in(expression).stream()
                .map(Mention::reference)
                .distinct()
                .collect(Collectors.toMap(reference -> reference, types));
    }
}
