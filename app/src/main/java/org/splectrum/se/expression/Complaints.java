package org.splectrum.se.expression;

import dev.cel.common.CelIssue;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.splectrum.se.model.Nearest;
import org.splectrum.se.workflow.Expressions.Flaw;
import org.splectrum.se.workflow.Reference.Fact;

/** Says what CEL complains of in words for people. */
final class Complaints {
    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']*)'.*", Pattern.DOTALL);
    private static final Pattern OVERLOAD =
            Pattern.compile("found no matching overload for '([^']*)' applied to '([^']*)'.*", Pattern.DOTALL);
    private static final Pattern EXPECTING = Pattern.compile(" expecting .*", Pattern.DOTALL);

    private Complaints() {}

    /** @param expression as CEL got it */
    static Flaw of(CelIssue issue, String expression) {
        int offset = offset(
                expression,
                issue.getSourceLocation().getLine(),
                issue.getSourceLocation().getColumn());
        return new Flaw(offset, text(issue.getMessage()));
    }

    private static String text(String message) {
        Matcher undeclared = UNDECLARED.matcher(message);
        if (undeclared.matches()) {
            return undeclared(undeclared.group(1));
        }
        Matcher overload = OVERLOAD.matcher(message);
        if (overload.matches()) {
            String sign = overload.group(1).replaceAll("^_|_$|^@|\\[_]", "").replace("_", "");
            return "“" + sign + "” does not go with " + overload.group(2).replace("dyn", "any");
        }
        if (message.contains("recursion limit") || message.contains("node count") || message.contains("code point")) {
            return "the expression is too long or too deeply nested; make it simpler";
        }
        String said = EXPECTING.matcher(message).replaceFirst("");
        return "this is not an expression: " + said.substring(0, Math.min(120, said.length()));
    }

    private static String undeclared(String name) {
        return switch (name) {
            case "params" -> "write params.<name>";
            case "steps" -> "write steps.<id>.outputs.<name> or steps.<id>.result";
            case "always", "failure", "success" -> name + "() stands in “if” only, alone or before “&&”";
            default -> "“" + cut(name) + "” is not known here" + near(name);
        };
    }

    private static String near(String name) {
        List<String> known = Stream.of(
                        Stream.of("params", "steps"),
                        Stream.of(Fact.values()).map(Fact::path),
                        Language.functions().stream())
                .flatMap(words -> words)
                .toList();
        return Nearest.to(name, known)
                .map(near -> "; did you mean “" + near + "”?")
                .orElseGet(() -> "; known are: " + String.join(", ", new TreeSet<>(known)));
    }

    private static String cut(String text) {
        return text.length() <= 40 ? text : text.substring(0, 39) + "…";
    }

    /** Lines count from 1, columns from 0. */
    private static int offset(String expression, int line, int column) {
        int begin = 0;
        for (int i = 1; i < line; i++) {
            begin = expression.indexOf('\n', begin) + 1;
        }
        return Math.clamp((long) begin + column, 0, expression.length());
    }
}
