package org.splectrum.se.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What follows from one side's changes for the other's: each with the nearest answer for which it does not follow. */
class ConsequenceTest {
    /** The same whichever side is ours. */
    static List<Refusal> refusals(String base, String ours, String theirs, String resolved) {
        Conflict conflict = new Conflict("A.java", Blob.of(base), Blob.of(ours), Blob.of(theirs));
        List<Refusal> refusals = refused(conflict, resolved);
        Conflict turned = new Conflict("A.java", Blob.of(base), Blob.of(theirs), Blob.of(ours));
        assertThat(refused(turned, resolved).isEmpty()).isEqualTo(refusals.isEmpty());
        return refusals;
    }

    static List<Refusal> refused(Conflict conflict, String resolved) {
        return Gate.judge(conflict, Blob.of(resolved)).reasons().stream()
                .map(Reason::refusal)
                .distinct()
                .toList();
    }

    private static String body(String... statements) {
        return "class A {\n    void a() {\n        begin();\n        " + String.join("\n        ", statements)
                + "\n        end();\n    }\n}\n";
    }

    private static final String BASE = body("long start = System.nanoTime();", "log.trace(\"took {}\", start, sql);");
    private static final String CHANGED = BASE.replace("start, sql", "start, text");

    @Test
    void a_change_of_a_line_that_the_other_side_deleted_is_undone() {
        String ours = body("collector.wrap(statement::execute);");
        assertThat(refusals(BASE, ours, CHANGED, ours)).isEmpty();
        assertThat(refusals(BASE, ours, CHANGED, CHANGED)).isNotEmpty();
        assertThat(refusals(BASE, ours, CHANGED, BASE)).isNotEmpty();
        assertThat(refusals(BASE, ours, CHANGED, body())).isNotEmpty();
    }

    @Test
    void a_change_of_a_line_that_the_other_side_moved_or_changed_is_not_undone() {
        String moved = body("collector.wrap(statement::execute);")
                .replace("begin();", "begin();\n        log.trace(\"took {}\", start, sql);\n        middle();");
        assertThat(refusals(BASE, moved, CHANGED, moved)).isNotEmpty();
        String other = body("log.debug(\"took {}\", start, sql);");
        assertThat(refusals(BASE, other, CHANGED, other)).isNotEmpty();
    }

    @Test
    void an_addition_beside_a_line_that_the_other_side_deleted_is_not_undone() {
        String ours = body("collector.wrap(statement::execute);");
        String more = CHANGED.replace("text);", "text);\n        audit.record(user, now);");
        assertThat(refusals(BASE, ours, more, ours)).isNotEmpty();
    }

    private static final String METHOD =
            "    int old(int x) {\n        int y = twice(x);\n        return plus(y, 1);\n    }\n";
    private static final String FORM = "class A {\n%s    int kept() {\n        return %s;\n    }\n}\n";
    private static final String MORE = METHOD.replace("        return", "        check(y, limit);\n        return");

    @Test
    void what_was_added_to_a_method_that_the_other_side_deleted_is_undone() {
        String base = FORM.formatted(METHOD, "1");
        String without = FORM.formatted("", "1");
        String changed = FORM.formatted(MORE, "1");
        assertThat(refusals(base, without, changed, without)).isEmpty();
        assertThat(refusals(base, without, changed, changed)).isNotEmpty();
        assertThat(refusals(base, without, changed, base)).isNotEmpty();
    }

    @Test
    void a_method_that_is_still_called_or_has_another_name_was_not_deleted() {
        String changed = FORM.formatted(MORE, "1");
        String called = FORM.formatted("", "old(1)");
        assertThat(refusals(
                        FORM.formatted(METHOD, "old(1)"), called, changed.replace("return 1", "return old(1)"), called))
                .isNotEmpty();
        String renamed = FORM.formatted(METHOD.replace("old", "young"), "1");
        assertThat(refusals(FORM.formatted(METHOD, "1"), renamed, changed, renamed))
                .isNotEmpty();
    }

    @Test
    void a_change_of_a_method_that_the_other_side_moved_belongs_where_it_is_now() {
        String form =
                "class A {\n    class B {\n%s        int b;\n    }\n\n    class C {\n%s        int c;\n    }\n}\n";
        String moved = form.formatted("", METHOD);
        String base = form.formatted(METHOD, "");
        String changed = form.formatted(MORE, "");
        assertThat(refusals(base, moved, changed, form.formatted("", MORE))).isEmpty();
        assertThat(refusals(base, moved, changed, moved)).isNotEmpty();
        assertThat(refusals(base, moved, changed, changed)).isNotEmpty();
        assertThat(refusals(base, moved, changed, form.formatted(MORE, METHOD))).isNotEmpty();
    }

    @Test
    void what_a_side_renamed_everywhere_is_renamed_in_what_the_other_added() {
        String form =
                "class A {\n    void a() {\n        open(one);\n        %s(one);\n%s        close(one);\n        %s(two);\n    }\n}\n";
        String base = form.formatted("run", "", "run");
        String ours = form.formatted("start", "", "start");
        String theirs = form.formatted("run", "        run(three);\n        run(four);\n", "run");
        String renamed = form.formatted("start", "        start(three);\n        start(four);\n", "start");
        assertThat(refusals(base, ours, theirs, renamed)).isEmpty();
        assertThat(refusals(base, ours, theirs, renamed.replace("start(three)", "run(three)")))
                .isNotEmpty();
        assertThat(refusals(base, ours, theirs, renamed.replace("start(two)", "run(two)")))
                .isNotEmpty();
        String once = form.formatted("start", "", "run");
        String mixed = renamed.replace("start(two)", "run(two)");
        assertThat(refusals(base, once, theirs, mixed)).isNotEmpty();
    }

    /** Three texts and what follows of them. */
    private record Followed(String base, String ours, String theirs, String answer) {
        static Followed of(Random random) {
            String wrapped = body("collector.wrap(statement::execute);");
            String form =
                    "class A {\n    void a() {\n        open(one);\n        %1$s(one);\n%2$s        close(two);\n    }\n}\n";
            List<Followed> all = List.of(
                    new Followed(BASE, wrapped, CHANGED, wrapped),
                    new Followed(
                            FORM.formatted(METHOD, "1"),
                            FORM.formatted("", "1"),
                            FORM.formatted(MORE, "1"),
                            FORM.formatted("", "1")),
                    new Followed(
                            form.formatted("run", ""),
                            form.formatted("start", ""),
                            form.formatted("run", "        run(three);\n"),
                            form.formatted("start", "        start(three);\n")));
            return all.get(random.nextInt(all.size()));
        }

        /** The answer with one line left out, doubled, or with one name that nobody wrote. */
        String mutated(Random random) {
            List<String> lines = new ArrayList<>(answer.lines().toList());
            int at = random.nextInt(lines.size());
            while (lines.get(at).strip().length() < 2) {
                at = random.nextInt(lines.size());
            }
            switch (random.nextInt(3)) {
                case 0 -> lines.remove(at);
                case 1 -> lines.add(at, lines.get(at));
                default -> lines.set(at, lines.get(at).replaceFirst("(\\w+)(?=\\W*$)", "$1Mutant"));
            }
            return String.join("\n", lines) + "\n";
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(
            longs = {
                1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28,
                29, 30
            })
    void nothing_else_follows(long seed) {
        Random random = new Random(seed);
        Followed followed = Followed.of(random);
        assertThat(refusals(followed.base(), followed.ours(), followed.theirs(), followed.answer()))
                .isEmpty();
        for (int change = 0; change < 5; change++) {
            String mutated = followed.mutated(random);
            assertThat(refusals(followed.base(), followed.ours(), followed.theirs(), mutated))
                    .as("%s", mutated)
                    .isNotEmpty();
        }
    }
}
