package org.splectrum.se.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.splectrum.se.workflow.Expressions;
import org.splectrum.se.workflow.Expressions.Flaw;
import org.splectrum.se.workflow.Expressions.Worked;
import org.splectrum.se.workflow.Guard;
import org.splectrum.se.workflow.Names;
import org.splectrum.se.workflow.Parameter;
import org.splectrum.se.workflow.Parameter.Presence;
import org.splectrum.se.workflow.Reference.Fact;
import org.splectrum.se.workflow.Scope;
import org.splectrum.se.workflow.Signature;
import org.splectrum.se.workflow.Step;
import org.splectrum.se.workflow.StepKind;

class CelExpressionsTest {
    private static final Expressions EXPRESSIONS = new CelExpressions();

    private static final Signature SIGNATURE = new Signature(
            Map.of(
                    "focus", Parameter.text(""),
                    "deep", new Parameter(Parameter.Type.BOOLEAN, List.of(), "", Presence.OPTIONAL, "false", ""),
                    "max-depth", new Parameter(Parameter.Type.NUMBER, List.of(), "", Presence.OPTIONAL, "1", "")),
            Map.of());

    private static final Names NAMES = new Names(
            Map.of("focus", Parameter.Type.STRING, "deep", Parameter.Type.BOOLEAN, "max-depth", Parameter.Type.NUMBER),
            Set.of("build", "my-step", "later"),
            Set.of("build", "my-step"));

    private static final Scope SCOPE = new Scope(
            "last",
            new Scope.Known(
                    Map.of(),
                    SIGNATURE,
                    Map.of("focus", "docs/api", "deep", "true", "max-depth", "3"),
                    Map.of(
                            "build", new Scope.Ended(Scope.Outcome.SUCCESS, Map.of("url", "http://x/1", "count", "12")),
                            "my-step", new Scope.Ended(Scope.Outcome.FAILURE, Map.of())),
                    Map.of(Fact.REPOSITORY, "octo/calculator", Fact.ACTOR, "ada", Fact.ISSUE, "7")));

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            params.focus != 'docs'                                          ~ true
            params.focus == "docs/api" && params.deep                       ~ true
            !params.deep || params.max-depth > 2                            ~ true
            params.max-depth == 3                                           ~ true
            params.max-depth - 1 == 2                                       ~ true
            params['max-depth'] >= 3.0                                      ~ true
            contains(params.focus, 'api')                                   ~ true
            startsWith(params.focus, 'api')                                 ~ false
            endsWith(repository, '/calculator')                             ~ true
            params.focus.startsWith('docs') && repository.contains('octo')  ~ true
            steps.build.result == 'success'                                 ~ true
            steps.my-step.result == 'failure'                               ~ true
            steps['my-step'].result != 'failure'                            ~ false
            steps.later.result == 'skipped'                                 ~ true
            int(steps.build.outputs.count) > 11                             ~ true
            steps.build.outputs.none == ''                                  ~ true
            actor in ['ada', 'bob']                                         ~ true
            ['docs', 'web'].exists(word, params.focus.contains(word))       ~ true
            matches(issue.number, '^[0-9]+$')                               ~ true
            issue.number == '7' ? params.deep : false                       ~ true
            'params.nothing' == 'steps.none.result'                         ~ false
            """)
    void conditions_are_worked_out(String condition, boolean truth) {
        assertThat(EXPRESSIONS.test(condition, SCOPE)).isEqualTo(new Worked.Out<>(truth));
        assertThat(EXPRESSIONS.checkCondition(condition, new Names(NAMES.params(), NAMES.steps(), NAMES.steps())))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            see ${{ steps.build.outputs.url }} of ${{ repository }}   | see http://x/1 of octo/calculator
            ${{ params.max-depth + 1 }}${{ 7.50 }}${{ params.deep }}  | 47.5true
            ${{ params.deep ? 'a}}' : "b" }}                          | a}}
            no expression: $ {{ x }} }}                               | no expression: $ {{ x }} }}
            ${{ issue.number }}${{ pull.number }}                     | 7
            """)
    void texts_are_filled_in(String text, String filled) {
        assertThat(EXPRESSIONS.render(text, SCOPE)).isEqualTo(new Worked.Out<>(filled));
        assertThat(EXPRESSIONS.check(text, NAMES)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            params.fcous == 'x'        | 0  | there is no parameter “fcous”; did you mean “focus”?
            params.focus-1 == 'x'      | 0  | there is no parameter “focus-1”; there are: deep, focus, max-depth; a minus has blanks around it
            true && steps.biuld.result == 'x' | 8 | there is no step “biuld”; did you mean “build”?
            steps.later.result == 'x'  | 0  | step “later” need not be over here; name it under “needs” of this step, or of one before
            parms.focus == 'x'         | 0  | “parms” is not known here; did you mean “params”?
            steps == 'x'               | 0  | write steps.<id>.outputs.<name> or steps.<id>.result
            params.deep == 'x'         | 12 | “==” does not go with (bool, string)
            params.focus               | 0  | a condition is true or false, and this is a string; compare it, as params.a == 'x'
            'a' + 1 == 'a1'            | 4  | “+” does not go with (string, int)
            params.deep &&             | 14 | this is not an expression: mismatched input '<EOF>'
            [1, 2].map(x, x) == [1]    | 10 | “map” is not known here; known are: actor, bool, contains, double, endsWith, event.action, event.command, event.label, event.name, int, issue.number, matches, params, prompt, pull.number, repository, run.id, size, startsWith, steps, string
            failure() == true          | 7  | failure() stands in “if” only, alone or before “&&”
            """)
    void a_wrong_condition_is_named_with_its_place(String condition, int offset, String text) {
        assertThat(EXPRESSIONS.checkCondition(condition, NAMES)).first().isEqualTo(new Flaw(offset, text));
    }

    @Test
    void a_wrong_expression_in_a_text_is_named_with_its_place() {
        assertThat(EXPRESSIONS.check("a ${{ params.x }} b ${{ [1] }} c ${{ true", NAMES))
                .containsExactly(
                        new Flaw(6, "there is no parameter “x”; there are: deep, focus, max-depth"),
                        new Flaw(23, "this must come to a text, a number or a truth, and is a list"),
                        new Flaw(36, "this expression does not end; close it with “}}”"));
    }

    @Test
    void what_makes_no_sense_in_the_run_is_a_value() {
        assertThat(EXPRESSIONS.render("${{ int(params.focus) }}", SCOPE)).isInstanceOf(Worked.Failed.class);
        assertThat(EXPRESSIONS.test("1 / 0 == 1", SCOPE)).isInstanceOf(Worked.Failed.class);
    }

    @Test
    void within_a_call_names_are_those_of_the_called_workflow() {
        Signature inner = new Signature(
                Map.of("depth", new Parameter(Parameter.Type.NUMBER, List.of(), "", Presence.REQUIRED, "", "")),
                Map.of());
        Step in = new Step("c.in", new StepKind.Evaluate(Map.of(), inner.params()), List.of());
        Scope.Known known = new Scope.Known(
                Map.of("c.in", in),
                SIGNATURE,
                Map.of("focus", "outer"),
                Map.of(
                        "c.in", new Scope.Ended(Scope.Outcome.SUCCESS, Map.of("depth", "5")),
                        "c.build", new Scope.Ended(Scope.Outcome.FAILURE, Map.of("url", "inner")),
                        "build", new Scope.Ended(Scope.Outcome.SUCCESS, Map.of("url", "outer"))),
                Map.of());
        String text = "${{ steps.build.outputs.url }} ${{ params.depth }}";
        assertThat(EXPRESSIONS.render(text, new Scope("c.last", known))).isEqualTo(new Worked.Out<>("inner 5"));
        assertThat(EXPRESSIONS.render(text, new Scope("c", known))).isEqualTo(new Worked.Out<>("inner 5"));
        assertThat(EXPRESSIONS.test("params.depth > 4", new Scope("c.s.1", known)))
                .isEqualTo(new Worked.Out<>(true));
        assertThat(EXPRESSIONS.render("${{ steps.build.outputs.url }} ${{ params.focus }}", new Scope("c.in", known)))
                .isEqualTo(new Worked.Out<>("outer outer"));
        assertThat(EXPRESSIONS.render("${{ steps.build.outputs.url }}", new Scope("other.1", known)))
                .isEqualTo(new Worked.Out<>("outer"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1,2,3].all(a, [1,2,3].all(b, [1,2,3].all(c, a + b + c > 0)))",
                "['x'].exists(a, [a+a+a+a].exists(b, [b+b+b+b].exists(c, c == 'x')))",
                "matches(params.focus, '((x{100}){100}){100}')"
            })
    void what_could_run_for_ever_does_not(String condition) {
        boolean refused = !EXPRESSIONS.checkCondition(condition, NAMES).isEmpty()
                || EXPRESSIONS.test(condition, SCOPE) instanceof Worked.Failed;
        assertThat(refused).isTrue();
    }

    @Test
    void a_long_or_deep_expression_is_refused() {
        for (String condition : List.of(
                "true" + " && true".repeat(500),
                "(".repeat(200) + "true" + ")".repeat(200),
                "[".repeat(400) + "]".repeat(400),
                "-".repeat(999),
                "a.".repeat(450) + "b")) {
            assertThat(EXPRESSIONS.checkCondition(condition, NAMES))
                    .as(condition.substring(0, 20))
                    .isNotEmpty();
        }
    }

    @Test
    void a_loop_over_long_texts_ends() {
        Scope.Known known =
                new Scope.Known(Map.of(), SIGNATURE, Map.of("focus", "x".repeat(10_000)), Map.of(), Map.of());
        String list = "[" + "1,".repeat(190) + "1]";
        String sum = "params.focus+".repeat(20) + "'x'";
        assertThat(EXPRESSIONS.test(list + ".all(i, " + sum + " != 'y')", new Scope("x", known)))
                .isEqualTo(new Worked.Out<>(true));
    }

    @Test
    void guards_that_plans_add_are_conditions() {
        assertThat(EXPRESSIONS.test("steps['build'].result == 'success' && (steps['s.1'].result != 'skipped')", SCOPE))
                .isEqualTo(new Worked.Out<>(false));
        assertThat(EXPRESSIONS.test(Guard.NONE.condition(), SCOPE)).isEqualTo(new Worked.Out<>(true));
    }
}
