package org.splectrum.se.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the gate accepts, and by which name it refuses the rest. */
class GateTest {
    private static final String BASE = """
            class A {
                int limit = 3;

                void first() {
                    call(1);
                }
            }
            """;
    private static final String OURS = BASE.replace("call(1)", "call(1, now)");
    private static final String THEIRS = BASE.replace("call(1)", "check(); call(1)");
    private static final String BOTH = BASE.replace("call(1)", "check(); call(1, now)");

    private static Judgement judge(String path, String base, String ours, String theirs, String resolved) {
        return Gate.judge(new Conflict(path, Blob.of(base), Blob.of(ours), Blob.of(theirs)), Blob.of(resolved));
    }

    private static List<Refusal> refusals(String resolved) {
        return judge("A.java", BASE, OURS, THEIRS, resolved).reasons().stream()
                .map(Reason::refusal)
                .distinct()
                .toList();
    }

    @Test
    void what_both_sides_did_is_verified() {
        Judgement judgement = judge("A.java", BASE, OURS, THEIRS, BOTH);
        assertThat(judgement.verdict()).isEqualTo(Judgement.Verdict.VERIFIED);
        assertThat(judgement.depth()).isEqualTo(Judgement.Depth.TREE);
    }

    @Test
    void white_space_alone_makes_no_difference() {
        assertThat(refusals(BOTH.replace("check(); ", "check();\n        "))).isEmpty();
    }

    @Test
    void one_side_whole_is_a_content_decision() {
        assertThat(refusals(OURS)).startsWith(Refusal.CONTENT_DECISION);
        assertThat(refusals(THEIRS)).startsWith(Refusal.CONTENT_DECISION);
    }

    @Test
    void one_side_whole_is_verified_where_it_contains_the_other() {
        String more = BASE.replace("call(1)", "check(); call(1); done()");
        assertThat(judge("A.java", BASE, more, THEIRS, more).reasons()).isEmpty();
    }

    @Test
    void a_lost_word_is_named_with_its_place() {
        Reason reason = judge("A.java", BASE, OURS, THEIRS, BOTH.replace("check(); ", "")).reasons().stream()
                .filter(each -> each.refusal() == Refusal.ADDITION_LOST)
                .filter(each -> each.detail().contains("check"))
                .findFirst()
                .orElseThrow();
        assertThat(reason.place()).isEqualTo(new Reason.Place(Reason.Side.THEIRS, 5));
        assertThat(reason.detail()).isEqualTo("“check” is there 0 times, and should be once");
    }

    @Test
    void the_base_undoes_both() {
        assertThat(refusals(BASE)).contains(Refusal.ADDITION_LOST);
    }

    @Test
    void nothing_at_all_is_refused() {
        assertThat(refusals("")).contains(Refusal.OUTSIDE);
    }

    @Test
    void a_line_that_was_not_in_conflict_stays() {
        assertThat(refusals(BOTH.replace("limit = 3", "limit = 4"))).startsWith(Refusal.OUTSIDE);
    }

    @Test
    void a_name_that_no_side_wrote_is_refused() {
        assertThat(refusals(BOTH.replace("now", "later"))).contains(Refusal.ADDITION_LOST, Refusal.INVENTED);
    }

    @Test
    void what_does_not_parse_is_refused() {
        assertThat(refusals(BOTH.replace("now)", "now"))).containsExactly(Refusal.SYNTAX);
    }

    @Test
    void a_marker_left_is_refused_with_its_line() {
        Judgement judgement = judge("A.java", BASE, OURS, THEIRS, BOTH.replace("    void", "<<<<<<< HEAD\n    void"));
        assertThat(judgement.reasons().getFirst().refusal()).isEqualTo(Refusal.MARKERS);
        assertThat(judgement.reasons().getFirst().place().line()).isEqualTo(4);
    }

    @Test
    void a_marker_that_a_side_has_as_content_is_none() {
        String base = "a\nx\nb\n";
        String ours = "a\n<<<<<<< HEAD\nx one\nb\n";
        String theirs = "a\nx two\nb\n";
        String both = "a\n<<<<<<< HEAD\nx one two\nb\n";
        assertThat(judge("notes", base, ours, theirs, both).reasons()).isEmpty();
    }

    @Test
    void methods_of_both_sides_may_stand_in_either_order_but_statements_may_not() {
        String one = "    void one() {}\n";
        String two = "    void two() {}\n";
        String form = "class A {\n    int a;\n%s    int z;\n}\n";
        for (String both : List.of(one + two, two + one)) {
            assertThat(judge(
                                    "A.java",
                                    form.formatted(""),
                                    form.formatted(one),
                                    form.formatted(two),
                                    form.formatted(both))
                            .reasons())
                    .isEmpty();
        }
        String body = "class A {\n    void a() {\n        begin();\n%s        end();\n    }\n}\n";
        String resolved = body.formatted("        one();\n        two();\n");
        assertThat(judge(
                                "A.java",
                                body.formatted(""),
                                body.formatted("        one();\n"),
                                body.formatted("        two();\n"),
                                resolved)
                        .reasons())
                .extracting(Reason::refusal)
                .containsExactly(Refusal.ORDER);
    }

    @Test
    void a_method_that_both_sides_added_may_not_be_there_twice() {
        String form = "class A {\n    int a;\n%s    int z;\n}\n";
        String one = "    void one() { a(); }\n";
        String other = "    void one() { b(); }\n";
        assertThat(judge(
                                "A.java",
                                form.formatted(""),
                                form.formatted(one),
                                form.formatted(other),
                                form.formatted(one + other))
                        .reasons())
                .extracting(Reason::refusal)
                .contains(Refusal.DUPLICATE);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "A.java, 'import a.A;', 'import a.B;', 'import a.C;', 'class D { A a; B b; C c; }'",
        "a.py, 'import a', 'import b', 'import c', 'x = 1'",
        "a.ts, 'import a from \"a\"', 'import b from \"b\"', 'import c from \"c\"', 'const x = 1'"
    })
    void imports_are_a_set_that_stays_sorted(String path, String was, String one, String other, String rest) {
        String base = was + "\n\n" + rest + "\n";
        String ours = was + "\n" + one + "\n\n" + rest + "\n";
        String theirs = was + "\n" + other + "\n\n" + rest + "\n";
        String sorted = was + "\n" + one + "\n" + other + "\n\n" + rest + "\n";
        String unsorted = was + "\n" + other + "\n" + one + "\n\n" + rest + "\n";
        assertThat(judge(path, base, ours, theirs, sorted).reasons()).isEmpty();
        assertThat(judge(path, base, ours, theirs, unsorted).reasons())
                .extracting(Reason::refusal)
                .containsExactly(Refusal.ORDER);
        assertThat(judge(path, base, ours, theirs, ours).reasons()).isNotEmpty();
    }

    @Test
    void the_higher_of_two_raised_versions_contains_the_lower() {
        String form = "<project>\n  <version>%s</version>\n</project>\n";
        for (String version : List.of("3.7.0", "3.10.0")) {
            Judgement judgement = judge(
                    "pom.xml",
                    form.formatted("3.5.2"),
                    form.formatted("3.7.0"),
                    form.formatted("3.10.0"),
                    form.formatted(version));
            assertThat(judgement.reasons().isEmpty()).isEqualTo(version.equals("3.10.0"));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a.json, '{\n  \"a\": 1,\n  \"z\": 2\n}', '\"b\": 3,', '\"c\": 4,'",
        "a.yaml, 'a: 1\nz: 2', 'b: 3', 'c: 4'",
        "a.toml, 'a = 1\nz = 2', 'b = 3', 'c = 4'"
    })
    void keys_are_lost_or_doubled_in_no_data(String path, String base, String one, String other) {
        String ours = base.replaceFirst("(?=.*z)", one + "\n");
        String theirs = base.replaceFirst("(?=.*z)", other + "\n");
        assertThat(judge(path, base, ours, theirs, ours).reasons()).isNotEmpty();
        assertThat(judge(path, base, ours, theirs, base.replaceFirst("(?=.*z)", one + "\n" + one + "\n" + other + "\n"))
                        .reasons())
                .isNotEmpty();
    }

    @Test
    void an_xml_document_type_is_not_read() {
        String bomb = "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]>\n<a>&b;</a>\n";
        assertThat(judge("a.xml", bomb, bomb, bomb, bomb).depth()).isEqualTo(Judgement.Depth.WORDS);
    }

    @Test
    void entries_of_a_flat_list_may_stand_in_either_order_but_only_under_their_heading() {
        String form = "2.0\n  - first\n%s\n1.0\n  - old\n";
        String one = "  - one\n";
        String other = "  - other\n";
        for (String both : List.of(one + other, other + one)) {
            assertThat(notes(form, one, other, form.formatted(both))).isEmpty();
        }
        assertThat(notes(form, one, other, "2.0\n  - first\n  - one\n\n1.0\n  - other\n  - old\n"))
                .isNotEmpty();
    }

    @Test
    void prose_of_both_sides_is_ordered_by_nobody_but_a_person() {
        String form = "First.\n%s\nLast.\n";
        assertThat(notes(form, "One.\n", "Other.\n", form.formatted("One.\nOther.\n")))
                .containsExactly(Refusal.ORDER);
    }

    private static List<Refusal> notes(String form, String one, String other, String resolved) {
        return judge("NOTES", form.formatted(""), form.formatted(one), form.formatted(other), resolved)
                .reasons()
                .stream()
                .map(Reason::refusal)
                .distinct()
                .toList();
    }

    @Test
    void a_line_of_python_stays_as_far_indented_as_a_side_has_it() {
        String base = "if a:\n    b()\nc()\n";
        String ours = "if a:\n    b(1)\n    d()\nc()\n";
        String theirs = "if a:\n    e(); b()\nc()\n";
        String both = "if a:\n    e(); b(1)\n    d()\nc()\n";
        assertThat(judge("a.py", base, ours, theirs, both).reasons()).isEmpty();
        assertThat(judge("a.py", base, ours, theirs, both.replace("    d()", "d()"))
                        .reasons())
                .extracting(Reason::refusal)
                .containsExactly(Refusal.INVENTED);
    }
}
