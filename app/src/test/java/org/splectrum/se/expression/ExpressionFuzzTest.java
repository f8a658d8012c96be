package org.splectrum.se.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.splectrum.se.workflow.Expressions.Flaw;
import org.splectrum.se.workflow.Names;
import org.splectrum.se.workflow.Parameter;
import org.splectrum.se.workflow.Scope;
import org.splectrum.se.workflow.Signature;

class ExpressionFuzzTest {
    private static final CelExpressions EXPRESSIONS = new CelExpressions();
    private static final Names NAMES =
            new Names(Map.of("a", Parameter.Type.STRING, "n", Parameter.Type.NUMBER), Set.of("s"), Set.of("s"));
    private static final Scope SCOPE =
            new Scope("x", new Scope.Known(Map.of(), Signature.EMPTY, Map.of("a", "b", "n", "1"), Map.of(), Map.of()));

    private static final List<String> WORDS = List.of(
            "params.a",
            "params.n",
            "params['a']",
            "params.",
            "steps.s.result",
            "steps['s'].outputs.x",
            "steps",
            "actor",
            "event.name",
            "issue.number",
            "true",
            "null",
            "1",
            "2.5",
            "1u",
            "0x1F",
            "-",
            "!",
            "+",
            "*",
            "/",
            "%",
            "&&",
            "||",
            "==",
            "!=",
            "<",
            ">=",
            "in",
            "?",
            ":",
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            ",",
            ".",
            "'x'",
            "\"y\"",
            "'",
            "\"\"\"",
            "b'z'",
            "r'\\d'",
            "contains(",
            "size(",
            "int(",
            "matches(",
            ".exists(i, ",
            ".all(i, ",
            ".map(i, ",
            "i",
            "has(",
            "v0__",
            "\n",
            "\\",
            "é",
            "😀",
            "}}",
            "${{",
            "9223372036854775808");

    static LongStream seeds() {
        return LongStream.range(0, 1_000);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatever_is_written_is_worked_out_or_refused(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        StringBuilder written = new StringBuilder();
        for (int i = random.nextInt(1, 12); i > 0; i--) {
            written.append(WORDS.get(random.nextInt(WORDS.size()))).append(random.nextBoolean() ? " " : "");
        }
        String expression = written.toString();
        assertThat(EXPRESSIONS.checkCondition(expression, NAMES))
                .as(expression)
                .allSatisfy(flaw -> inside(flaw, expression));
        String text = "a ${{ " + expression + " }} b";
        assertThat(EXPRESSIONS.check(text, NAMES)).as(text).allSatisfy(flaw -> inside(flaw, text));
        assertThatCode(() -> EXPRESSIONS.test(expression, SCOPE)).as(expression).doesNotThrowAnyException();
        assertThatCode(() -> EXPRESSIONS.render(text, SCOPE)).as(text).doesNotThrowAnyException();
    }

    private static void inside(Flaw flaw, String text) {
        assertThat(flaw.offset()).isBetween(0, text.length());
        assertThat(flaw.text()).isNotBlank();
    }
}
