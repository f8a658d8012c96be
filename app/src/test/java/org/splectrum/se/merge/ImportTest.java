package org.splectrum.se.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Imports are a set, as tidy as the sides keep it. */
class ImportTest {
    private static List<Refusal> refusals(String path, String base, String ours, String theirs, String resolved) {
        return Gate.judge(new Conflict(path, Blob.of(base), Blob.of(ours), Blob.of(theirs)), Blob.of(resolved))
                .reasons()
                .stream()
                .map(Reason::refusal)
                .distinct()
                .toList();
    }

    @Test
    void a_disorder_of_a_side_may_stay_but_none_may_come() {
        String form = "import c.C;\nimport a.A;\n%s\nclass D { A a; C c; E e; F f; }\n";
        String ours = form.formatted("import e.E;\n");
        String theirs = form.formatted("import f.F;\n");
        assertThat(refusals("D.java", form.formatted(""), ours, theirs, form.formatted("import e.E;\nimport f.F;\n")))
                .isEmpty();
        assertThat(refusals("D.java", form.formatted(""), ours, theirs, form.formatted("import f.F;\nimport e.E;\n")))
                .containsExactly(Refusal.ORDER);
    }

    @Test
    void where_the_base_has_its_imports_sorted_they_are_sorted_when_both_sides_added_some() {
        String form = "%s%s\nclass D { A a; B b; C c; D d; E e; F f; G g; H h; }\n";
        for (int many : List.of(5, 2)) {
            String old = List.of("a.A", "b.B", "d.D", "e.E", "f.F").subList(0, many).stream()
                    .map(name -> "import " + name + ";\n")
                    .collect(Collectors.joining());
            String ours = form.formatted(old, "import h.H;\n");
            String theirs = form.formatted(old, "import g.G;\nimport c.C;\n");
            String tidy = form.formatted(
                    old.replace("import d.D;", "import c.C;\nimport d.D;"), "import g.G;\nimport h.H;\n");
            String kept = form.formatted(old, "import g.G;\nimport c.C;\nimport h.H;\n");
            if (many == 5) {
                assertThat(refusals("D.java", form.formatted(old, ""), ours, theirs, tidy))
                        .isEmpty();
            }
            assertThat(refusals("D.java", form.formatted(old, ""), ours, theirs, kept)
                            .isEmpty())
                    .isEqualTo(many < 5);
            assertThat(refusals("D.java", form.formatted(old, ""), form.formatted(old, ""), theirs, theirs))
                    .isEmpty();
        }
    }

    @Test
    void an_import_that_one_side_put_elsewhere_and_the_other_deleted_there_stays() {
        String base = "import b\n\nx = 1\n\nimport a\n\ny = a.b\n";
        String ours = "import a\nimport b\n\nx = 1\n\nimport a\n\ny = a.b\n";
        String theirs = "import b\nimport c\n\nx = 1\n\ny = a.b\n";
        assertThat(refusals("a.py", base, ours, theirs, "import a\nimport b\nimport c\n\nx = 1\n\ny = a.b\n"))
                .isEmpty();
        assertThat(refusals("a.py", base, ours, theirs, "import b\nimport c\n\nx = 1\n\ny = a.b\n"))
                .contains(Refusal.ADDITION_LOST);
    }

    @Test
    void a_java_import_of_the_jdk_that_a_side_deleted_may_stay_but_no_other() {
        for (String name : List.of("java.util.List", "other.List")) {
            String base = "import a.A;\nimport " + name + ";\n\nclass D { A a; List b; }\n";
            String ours = "import a.A;\n\nclass D { A a; int b; }\n";
            String theirs = "import a.A;\nimport " + name + ";\n\nclass D { final A a; List b; }\n";
            String kept = "import a.A;\nimport " + name + ";\n\nclass D { final A a; int b; }\n";
            assertThat(refusals("D.java", base, ours, theirs, kept).isEmpty()).isEqualTo(name.startsWith("java."));
            assertThat(refusals("D.java", base, ours, theirs, "import a.A;\n\nclass D { final A a; int b; }\n"))
                    .isEmpty();
        }
    }

    @Test
    void elements_that_are_a_map_may_stand_in_either_order() {
        String form = "<a>\n  <map>\n    <one>1</one>\n%s  </map>\n</a>\n";
        String two = "    <two>2</two>\n";
        String three = "    <three>3</three>\n";
        for (String both : List.of(two + three, three + two)) {
            assertThat(refusals(
                            "a.xml",
                            form.formatted(""),
                            form.formatted(two),
                            form.formatted(three),
                            form.formatted(both)))
                    .isEmpty();
        }
        String step = "    <step name='2'/>\n";
        String other = "    <stop name='3'/>\n";
        assertThat(refusals(
                        "a.xml",
                        form.formatted(""),
                        form.formatted(step),
                        form.formatted(other),
                        form.formatted(step + other)))
                .containsExactly(Refusal.ORDER);
    }

    @Test
    void an_import_that_a_side_deleted_must_stay_where_only_what_the_other_side_did_uses_it() {
        String base = "import a.A;\nimport b.B;\n\nclass D { A a; B b; }\n";
        String ours = "import a.A;\n\nclass D { A a; int b; }\n";
        String theirs = base.replace("B b;", "B b;\n B more; ");
        String right = "import a.A;\nimport b.B;\n\nclass D { A a; int b;\n B more; }\n";
        assertThat(refusals("D.java", base, ours, theirs, right)).isEmpty();
        assertThat(refusals("D.java", base, ours, theirs, right.replace("import b.B;\n", "")))
                .contains(Refusal.ADDITION_LOST);
        String elsewhere = "import a.A;\n\nclass D { A a; B b; }\n";
        String found = "import a.A;\n\nclass D { A a; B b;\n B more; }\n";
        assertThat(refusals("D.java", base, elsewhere, theirs, found)).isEmpty();
    }

    @Test
    void an_import_whose_package_was_renamed_may_stand_anywhere_among_the_others() {
        String form = "import a.A;\n%s\nclass D { A a; E e; F f; }\n";
        String base = form.formatted("import old.F;\n");
        String ours = form.formatted("import e.E;\nimport old.F;\n");
        String theirs = form.formatted("import now.F;\n");
        assertThat(refusals("D.java", base, ours, theirs, form.formatted("import now.F;\nimport e.E;\n")))
                .isEmpty();
        assertThat(refusals("D.java", base, ours, theirs, form.formatted("import e.E;\nimport now.F;\n")))
                .isEmpty();
        assertThat(refusals("D.java", base, ours, theirs, form.formatted("import old.F;\nimport e.E;\n")))
                .isNotEmpty();
        String other = form.formatted("import f.F;\n");
        assertThat(refusals(
                        "D.java",
                        form.formatted(""),
                        form.formatted("import e.E;\n"),
                        other,
                        form.formatted("import f.F;\nimport e.E;\n")))
                .containsOnly(Refusal.ORDER);
    }
}
