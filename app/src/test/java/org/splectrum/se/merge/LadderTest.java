package org.splectrum.se.merge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is resolved without a model, and what is left to one. */
class LadderTest {
    private static Optional<Resolution> climb(String path, String base, String ours, String theirs) {
        Conflict conflict = new Conflict(path, Blob.of(base), Blob.of(ours), Blob.of(theirs));
        return Ladder.climb(conflict, EnumSet.allOf(Rung.class));
    }

    private static String text(Optional<Resolution> resolution) {
        return new String(resolution.orElseThrow().text().bytes(), UTF_8);
    }

    @Test
    void the_same_change_in_other_white_space_is_one() {
        Optional<Resolution> resolved =
                climb("A.java", "class A { int a; }\n", "class A { int a, b; }\n", "class A { int a,b; }\n");
        assertThat(resolved.orElseThrow().rung()).isEqualTo(Rung.SAME_CHANGE);
    }

    @Test
    void the_higher_version_is_taken() {
        String form = "<project>\n  <version>%s</version>\n</project>\n";
        Optional<Resolution> resolved =
                climb("pom.xml", form.formatted("1.9"), form.formatted("1.11"), form.formatted("1.10"));
        assertThat(resolved.orElseThrow().rung()).isEqualTo(Rung.VERSIONS);
        assertThat(text(resolved)).isEqualTo(form.formatted("1.11"));
    }

    @Test
    void a_lowered_version_is_left_to_somebody() {
        String form = "<project>\n  <version>%s</version>\n</project>\n";
        assertThat(climb("pom.xml", form.formatted("1.9"), form.formatted("1.8"), form.formatted("1.10")))
                .isEmpty();
    }

    @Test
    void imports_are_merged_as_a_sorted_set() {
        String form = "import a.A;\n%simport z.Z;\n\nclass D { A a; B b; C c; Z z; }\n";
        Optional<Resolution> resolved =
                climb("D.java", form.formatted(""), form.formatted("import a.C;\n"), form.formatted("import a.B;\n"));
        assertThat(resolved.orElseThrow().rung()).isEqualTo(Rung.IMPORTS);
        assertThat(text(resolved)).isEqualTo(form.formatted("import a.B;\nimport a.C;\n"));
    }

    @Test
    void different_words_of_a_line_are_merged() {
        Optional<Resolution> resolved =
                climb("notes", "a\none two three\nb\n", "a\nONE two three\nb\n", "a\none two THREE\nb\n");
        assertThat(resolved.orElseThrow().rung()).isEqualTo(Rung.WORDS);
        assertThat(text(resolved)).isEqualTo("a\nONE two THREE\nb\n");
    }

    @Test
    void statements_at_one_place_are_left_to_somebody() {
        String form = "class A {\n    void a() {\n        begin();\n%s        end();\n    }\n}\n";
        assertThat(climb(
                        "A.java",
                        form.formatted(""),
                        form.formatted("        one();\n"),
                        form.formatted("        two();\n")))
                .isEmpty();
    }
}
