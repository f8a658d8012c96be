package org.splectrum.se.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What both sides changed is told apart by its place in the base, and one side whole is verified only where it holds the other. */
class HunkTest {
    private static Gate gate(String path, String base, String ours, String theirs) {
        return Gate.of(new Conflict(path, Blob.of(base), Blob.of(ours), Blob.of(theirs)));
    }

    private static List<Refusal> refusals(Gate gate, String resolved) {
        return gate.judge(Blob.of(resolved)).reasons().stream()
                .map(Reason::refusal)
                .distinct()
                .toList();
    }

    @Test
    void the_same_word_changed_in_two_lines_is_two_changes() {
        Gate gate = gate("a.py", "f(a)\ng(a)\n", "f(b)\ng(a)\n", "f(a)\ng(b)\n");
        assertThat(refusals(gate, "f(b)\ng(b)\n")).isEmpty();
        assertThat(refusals(gate, "f(b)\ng(a)\n")).contains(Refusal.CONTENT_DECISION, Refusal.ADDITION_LOST);
        assertThat(refusals(gate, "f(a)\ng(b)\n")).contains(Refusal.CONTENT_DECISION, Refusal.ADDITION_LOST);
    }

    @Test
    void the_same_sign_changed_in_two_lines_is_two_changes() {
        Gate gate = gate("A.c", "a < b;\nc < d;\n", "a <= b;\nc < d;\n", "a < b;\nc <= d;\n");
        assertThat(refusals(gate, "a <= b;\nc <= d;\n")).isEmpty();
        assertThat(refusals(gate, "a <= b;\nc < d;\n")).startsWith(Refusal.CONTENT_DECISION);
    }

    @Test
    void the_same_change_of_the_same_word_is_one_change() {
        Gate gate = gate("a.py", "f(a, c, d)\n", "f(b, c, e)\n", "f(b, x, d)\n");
        assertThat(refusals(gate, "f(b, x, e)\n")).isEmpty();
        assertThat(refusals(gate, "f(b, x, d)\n")).startsWith(Refusal.CONTENT_DECISION);
    }

    @Test
    void a_side_that_did_more_than_the_other_holds_it() {
        Gate gate = gate("notes", "one\ntwo\n", "one more\ntwo\n", "one more thing\ntwo\n");
        assertThat(refusals(gate, "one more thing\ntwo\n")).isEmpty();
        assertThat(refusals(gate, "one more\ntwo\n")).startsWith(Refusal.CONTENT_DECISION);
    }

    @Test
    void lines_that_both_added_share_words_but_not_themselves() {
        String form = "class A {\n    void a() {\n        begin();\n%s        end();\n    }\n}\n";
        Gate gate = gate(
                "A.java",
                form.formatted(""),
                form.formatted("        if (x) {\n            stop(x);\n        }\n"),
                form.formatted("        stop(x);\n"));
        assertThat(refusals(gate, form.formatted("        if (x) {\n            stop(x);\n        }\n")))
                .as("the line is contained, only its indentation differs")
                .isEmpty();
        Gate other = gate(
                "A.java",
                form.formatted(""),
                form.formatted("        stop(x, y);\n"),
                form.formatted("        stop(x);\n"));
        assertThat(refusals(other, form.formatted("        stop(x, y);\n"))).startsWith(Refusal.CONTENT_DECISION);
    }

    @Test
    void nothing_is_not_what_is_left_where_both_sides_left_something() {
        Gate gate = gate("a.yml", "jdk:\n  - 7\n  - 8\nos: a\n", "jdk:\n  - 8\nos: a\n", "jdk:\n  - 7\nos: a\n");
        assertThat(refusals(gate, "jdk:\nos: a\n")).contains(Refusal.CONTENT_DECISION);
    }

    @Test
    void the_base_is_refused_though_the_changes_of_both_sides_even_out() {
        Gate gate = gate("A.txt", "one();\ntwo();\n", "two();\ntwo();\n", "one();\none();\n");
        assertThat(refusals(gate, "two();\none();\n")).isEmpty();
        assertThat(refusals(gate, "one();\ntwo();\n")).containsExactly(Refusal.CONTENT_DECISION);
    }

    @Test
    void a_side_that_only_indented_anew_leaves_the_other_its_change() {
        String base = "class A {\n  void a() {\n    one();\n    two();\n    three();\n  }\n}\n";
        String ours = base.replace("  ", "    ").replace("class A", "final class A");
        String theirs = base.replace("one()", "one(1)").replace("class A", "class A implements B");
        String both = ours.replace("one()", "one(1)").replace("class A", "class A implements B");
        assertThat(refusals(gate("A.java", base, ours, theirs), both)).isEmpty();
        assertThat(refusals(gate("A.java", base, ours, theirs), ours)).contains(Refusal.ADDITION_LOST);
    }

    @Test
    void a_change_in_a_comment_that_the_other_side_deleted_is_undone() {
        String method = "    /**\n     * %s the first.\n     */\n    int one() {\n        return 1;\n    }\n";
        String form = "class A {\n%s\n    int two() {\n        return 2;\n    }\n}\n";
        String base = form.formatted(method.formatted("Returns"));
        String without = form.formatted("");
        Gate comment = gate("A.java", base, form.formatted(method.formatted("@return")), without);
        assertThat(refusals(comment, without)).isEmpty();
    }

    @Test
    void a_comment_that_both_sides_wrote_anew_is_not_one_that_both_deleted() {
        String form = "class A {\n    // Waits for %s.\n    void a() {}\n}\n";
        Gate gate = gate("A.java", form.formatted("one"), form.formatted("two"), form.formatted("three"));
        assertThat(refusals(gate, "class A {\n    void a() {}\n}\n")).isNotEmpty();
        assertThat(refusals(gate, form.formatted("two"))).startsWith(Refusal.CONTENT_DECISION);
    }

    @Test
    void the_later_of_two_raised_years_of_a_copyright_contains_the_earlier() {
        String form = "/* Copyright (C) 2002-%s the authors. */\nclass A {}\n";
        Gate gate = gate("A.java", form.formatted("2019"), form.formatted("2021"), form.formatted("2022"));
        assertThat(refusals(gate, form.formatted("2022"))).isEmpty();
        assertThat(refusals(gate, form.formatted("2021"))).isNotEmpty();
        assertThat(refusals(gate, form.formatted("2023"))).isNotEmpty();
        Gate lowered = gate("A.java", form.formatted("2019"), form.formatted("2018"), form.formatted("2022"));
        assertThat(refusals(lowered, form.formatted("2022"))).startsWith(Refusal.CONTENT_DECISION);
    }

    @Test
    void a_comment_between_two_functions_belongs_to_neither() {
        String form = "def one():\n    a()\n\n%sdef two():\n    b(%s)\n";
        Gate gate =
                gate("a.py", form.formatted("", "1"), form.formatted("# Twice.\n", "1, x"), form.formatted("", "y, 1"));
        assertThat(refusals(gate, form.formatted("# Twice.\n", "y, 1, x"))).isEmpty();
    }

    @Test
    void both_orders_give_the_same_verdict_and_one_gate_judges_many_answers() {
        Gate gate = gate("a.py", "f(a)\ng(a)\n", "f(b)\ng(a)\n", "f(a)\ng(b)\n");
        Gate turned = gate("a.py", "f(a)\ng(a)\n", "f(a)\ng(b)\n", "f(b)\ng(a)\n");
        for (String answer : List.of("f(a)\ng(a)\n", "f(b)\ng(a)\n", "f(a)\ng(b)\n", "f(b)\ng(b)\n", "")) {
            assertThat(gate.judge(Blob.of(answer)).verdict())
                    .isEqualTo(turned.judge(Blob.of(answer)).verdict());
        }
    }
}
