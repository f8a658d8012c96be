package org.splectrum.se.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.splectrum.se.merge.ConsequenceTest.refusals;
import static org.splectrum.se.merge.ConsequenceTest.refused;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Differences that make no difference to the program, each with the nearest one that does. */
class SameProgramTest {
    private static final String EMPTY = "class A {\n    int found;\n}\n";

    private static String with(String members) {
        return "class A {\n" + members + "\n    int found;\n}\n";
    }

    @ParameterizedTest
    @CsvSource({
        "private static class, public, Key(int a)",
        "static class, public, Key(int a)",
        "static class, protected, Key(int a)",
        "enum, private, Key(int a)",
        "interface, public, int a();",
        "interface, abstract, int a();",
        "interface, static, enum B"
    })
    void a_modifier_that_a_side_added_and_that_says_what_is_so_anyway_may_go(
            String type, String modifier, String member) {
        String form = "    " + type + " Key {" + (type.equals("enum") ? "\n        ONE(1);" : "") + "\n        %s"
                + member + (member.endsWith(";") ? "\n    }\n" : " {}\n    }\n");
        String short_ = with(form.formatted(""));
        String full = with(form.formatted(modifier + " "));
        assertThat(refusals(EMPTY, short_, full, short_)).isEmpty();
        assertThat(refusals(EMPTY, short_, full, full)).isEmpty();
        assertThat(refusals(EMPTY, short_, full, EMPTY)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "public static class, public, Key(int a)",
        "protected static class, public, Key(int a)",
        "static class, private, Key(int a)",
        "static class, public, void b()",
        "static class, static, class B",
        "interface, default, int a()",
        "static class, '@Named(\"public\") ', Key(int a)"
    })
    void any_other_modifier_must_be_there(String type, String modifier, String member) {
        String form = "    " + type + " Key {\n        %s" + member + " {}\n    }\n";
        String full = with(form.formatted(modifier + " "));
        String without = with(form.formatted(""));
        assertThat(refusals(EMPTY, without, full, without)).isNotEmpty();
    }

    @Test
    void a_modifier_that_ours_took_away_stays_away_and_one_that_theirs_took_away_may_stay() {
        String form = "class A {\n    A(%s a) {}\n}\n";
        String base = form.replace("    A(", "    public A(").formatted("Old");
        String without = form.formatted("Old");
        String changed = base.replace("Old", "New");
        String both = form.formatted("New");
        assertThat(refusals(base, without, changed, both)).isEmpty();
        assertThat(refused(conflict(base, without, changed), changed)).isNotEmpty();
        assertThat(refused(conflict(base, changed, without), changed)).isEmpty();
        assertThat(refused(conflict(base, changed, without), base)).isNotEmpty();
        String seen = base.replace("class A", "public class A");
        Conflict needed = conflict(seen, seen.replace("Old", "New"), seen.replace("public A(", "A("));
        assertThat(refused(needed, seen.replace("Old", "New"))).isNotEmpty();
    }

    private static Conflict conflict(String base, String ours, String theirs) {
        return new Conflict("A.java", Blob.of(base), Blob.of(ours), Blob.of(theirs));
    }

    private static String method(String head, String... statements) {
        return "class A {\n    " + head + " {\n        " + String.join("\n        ", statements) + "\n    }\n}\n";
    }

    @Test
    void where_both_sides_named_the_same_anew_either_name_will_do_in_all_places() {
        String base = method("Action make(Object given)", "return create((Integer) given);");
        String ours = method("Action make()", "return (one, size) -> one.set((Integer) size);");
        String theirs = method("Action make()", "return (query, number) -> query.set((Integer) number);");
        assertThat(refusals(base, ours, theirs, ours)).isEmpty();
        assertThat(refusals(base, ours, theirs, theirs)).isEmpty();
        assertThat(refusals(base, ours, theirs, ours.replace("Integer) size", "Integer) number")))
                .isNotEmpty();
        assertThat(refusals(base, ours, theirs, ours.replace("one.set", "query.set")))
                .isNotEmpty();
        assertThat(refusals(base, ours, theirs, base)).isNotEmpty();
        String different = theirs.replace("query.set", "query.put");
        assertThat(refusals(base, ours, different, ours)).isNotEmpty();
        assertThat(refusals(base, ours, different, different)).isNotEmpty();
    }

    @Test
    void what_the_other_side_added_follows_a_renamed_variable() {
        String base = method("void make()", "Reader b = open();", "begin();", "use(b);");
        String ours = base.replace("b =", "reader =").replace("(b)", "(reader)");
        String theirs = base.replace("begin();", "begin();\n        check(b, 1);\n        check(b, 2);");
        String followed = ours.replace("begin();", "begin();\n        check(reader, 1);\n        check(reader, 2);");
        assertThat(refusals(base, ours, theirs, followed)).isEmpty();
        assertThat(refusals(base, ours, theirs, theirs)).isNotEmpty();
        assertThat(refusals(base, ours, theirs, followed.replace("check(reader, 1)", "check(b, 1)")))
                .isNotEmpty();
    }

    @Test
    void a_new_name_is_not_taken_back() {
        String base = method("void make(int old)", "Reader b = open(old);", "use(b);");
        String ours = method("void make()", "Reader reader = open(now());", "use(reader);");
        String theirs = method("void make()", "Reader b = open(now());", "use(b);");
        assertThat(refusals(base, ours, theirs, ours)).isEmpty();
        assertThat(refusals(base, ours, theirs, theirs)).isNotEmpty();
    }

    @Test
    void other_variables_are_not_the_same_ones() {
        String base = method("void make(int old)", "run(old);");
        String ours = method("void make()", "Reader one = open();", "run(one);");
        String theirs = method("void make()", "Writer two = open();", "run(two);");
        assertThat(refusals(base, ours, theirs, ours)).isNotEmpty();
        String field = method("void make()", "Reader two = open();", "run(this.two);");
        assertThat(refusals(base, ours, field, ours)).isNotEmpty();
    }

    @Test
    void what_one_side_moved_and_the_other_deleted_may_stay_where_it_is_now() {
        String base = "class A {\n    int one;\n    int kept = read();\n    int two;\n    int three;\n}\n";
        String moved = "class A {\n    int one;\n    int two;\n    int three;\n    int kept = read();\n}\n";
        String deleted = "class A {\n    int one;\n    int two;\n    int three;\n}\n";
        assertThat(refusals(base, moved, deleted, moved)).isEmpty();
        assertThat(refusals(base, moved, deleted, base)).isNotEmpty();
        String other = base.replace("three", "four");
        assertThat(refusals(base, other, deleted, other)).isNotEmpty();
    }

    @Test
    void a_call_that_a_side_rewrote_wherever_it_was_made_so_is_rewritten_in_what_the_other_added() {
        String form =
                "class A {\n    A() {\n%s    }\n\n    void put(Object it) {\n        all.add(it);\n        done();\n    }\n}\n";
        String calls = "        all.add(new One());\n        begin();\n        all.add(new Two());\n";
        String base = form.formatted(calls);
        String ours = form.formatted(calls.replace("all.add(", "put("));
        String theirs = form.formatted(calls + "        all.add(new Three());\n        all.add(new Four());\n");
        String answer = form.formatted(
                calls.replace("all.add(", "put(") + "        put(new Three());\n        put(new Four());\n");
        assertThat(refusals(base, ours, theirs, answer)).isEmpty();
        assertThat(refusals(base, ours, theirs, answer.replace("put(new Four", "all.add(new Four")))
                .isNotEmpty();
        assertThat(refusals(base, ours, theirs, answer.replace("all.add(it)", "put(it)")))
                .isNotEmpty();
    }

    private static String lambda(String before, String body, String after) {
        return method("Action make(Object given)", before + body + after);
    }

    @Test
    void a_lambda_of_one_call_may_be_written_with_braces_or_without_where_its_type_is_known() {
        String check = "{\n            assert given != null;\n            run(one);\n        }";
        String checked = "{\n            assert given != null;\n            run(two);\n        }";
        String block = "{\n            run(one);\n        }";
        for (String before : List.of("return one -> ", "Action made = one -> ", "this.made = (one) -> ")) {
            String base = lambda(before, check, ";");
            String ours = lambda(before, checked, ";");
            String theirs = lambda(before, block, ";");
            assertThat(refusals(base, ours, theirs, lambda(before, block.replace("one", "two"), ";")))
                    .isEmpty();
            assertThat(refusals(base, ours, theirs, lambda(before, "run(two)", ";")))
                    .isEmpty();
            assertThat(refusals(base, ours, theirs, lambda(before, "run(one)", ";")))
                    .isNotEmpty();
            assertThat(refusals(base, ours, theirs, lambda(before, "run(two, 1)", ";")))
                    .isNotEmpty();
        }
        String argument = "submit(() -> ";
        assertThat(refusals(
                        lambda(argument, check, ");"),
                        lambda(argument, checked, ");"),
                        lambda(argument, block, ");"),
                        lambda(argument, "run(two)", ");")))
                .isNotEmpty();
    }

    private static final String FIRST = "    /** The first. */\n    int first() {\n        return %s;\n    }\n";
    private static final String SECOND = "    int second() {\n        return %s;\n    }\n";

    private static String members(String... members) {
        return "class A {\n" + String.join("\n", members) + "}\n";
    }

    @Test
    void methods_that_one_side_put_in_another_order_are_in_that_order_with_what_the_other_changed() {
        String base = members(FIRST.formatted("one"), SECOND.formatted("two"));
        String moved = members(SECOND.formatted("two"), FIRST.formatted("one + 1"));
        String changed = members(FIRST.formatted("one"), SECOND.formatted("two + 2"));
        String right = members(SECOND.formatted("two + 2"), FIRST.formatted("one + 1"));
        assertThat(refusals(base, moved, changed, right)).isEmpty();
        assertThat(refusals(base, moved, changed, moved)).isNotEmpty();
        assertThat(refusals(base, moved, changed, changed)).isNotEmpty();
        assertThat(refusals(base, moved, changed, right.replace("    /** The first. */\n", "")))
                .isNotEmpty();
        assertThat(refusals(base, moved, changed, right.replace("one + 1", "one")))
                .isNotEmpty();
    }

    private static String taken(String argument, String type, String more) {
        return "class A {\n    void a() {\n        begin();\n        bind(" + argument + ");\n        end();\n    }\n"
                + (type.isEmpty()
                        ? ""
                        : "\n    " + type + " {\n        int b() {\n            return 1;\n        }\n    }\n")
                + "\n    void c() {" + more + "}\n}\n";
    }

    @Test
    void of_two_types_that_both_sides_took_out_of_the_same_either_will_do() {
        String base = taken("new Object() { int b() { return 1; } }", "", "");
        String ours = taken("new Bound()", "static class Bound", "");
        String theirs = taken("new Nested()", "class Nested", " done(); ");
        String mine = taken("new Bound()", "static class Bound", " done(); ");
        String other = taken("new Nested()", "class Nested", " done(); ");
        assertThat(refusals(base, ours, theirs, mine)).isEmpty();
        assertThat(refusals(base, ours, theirs, other)).isEmpty();
        assertThat(refusals(base, ours, theirs, mine.replace("new Bound", "new Nested")))
                .isNotEmpty();
        assertThat(refusals(base, ours, theirs, taken("new Bound()", "", " done(); ")))
                .isNotEmpty();
        assertThat(refusals(base, ours, theirs, ours)).isNotEmpty();
        String different = theirs.replace("return 1", "return 2");
        assertThat(refusals(base, ours, different, mine)).isNotEmpty();
        assertThat(refusals(base, ours, different, different)).isNotEmpty();
        String counting = ours.replace("int b()", "static int n;\n        int b()");
        String each = theirs.replace("int b()", "int n;\n        int b()");
        assertThat(refusals(base, counting, each, mine.replace("int b()", "static int n;\n        int b()")))
                .isNotEmpty();
        String extending = theirs.replace("class Nested", "class Nested extends B");
        assertThat(refusals(base, ours, extending, mine)).isNotEmpty();
        String spoken = theirs.replace("begin();", "begin(\"Nested\");");
        assertThat(refusals(
                        base,
                        ours,
                        spoken,
                        spoken.replace("new Nested", "new Bound").replace("class Nested", "static class Bound")))
                .isNotEmpty();
    }

    @Test
    void what_stands_in_a_text_is_no_lambda_however_long_it_is() {
        String text = "\"" + "\\n'".repeat(6_000) + "return one -> run(one); \"";
        String base = method("void make()", "begin();", "use(" + text + ");", "end();");
        String ours = base.replace("begin();", "begin(1);");
        String theirs = base.replace("begin();", "begin(2);");
        assertThat(refusals(base, ours, theirs, ours)).isNotEmpty();
        String braced = ours.replace("run(one);", "{ run(one); };");
        assertThat(refusals(base, ours, base, ours)).isEmpty();
        assertThat(refusals(base, ours, base, braced)).isNotEmpty();
    }
}
