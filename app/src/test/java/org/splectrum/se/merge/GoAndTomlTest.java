package org.splectrum.se.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the gate knows of Go, by its tree, and of TOML, by its own rules against what is there twice. */
class GoAndTomlTest {
    private static final String GO = """
            package a

            import (
            	"fmt"
            	"os"
            )

            type Server struct {
            	Name string
            }

            func (s *Server) Start() error {
            	return run(s.Name)
            }

            func main() {
            	fmt.Println(os.Args)
            }
            """;
    private static final String TOML = """
            [package]
            name = "a"
            version = "1.0"

            [dependencies]
            one = "1"
            two = "2"
            """;

    private static List<Refusal> refusals(String path, String base, String ours, String theirs, String resolved) {
        return Gate.judge(new Conflict(path, Blob.of(base), Blob.of(ours), Blob.of(theirs)), Blob.of(resolved))
                .reasons()
                .stream()
                .map(Reason::refusal)
                .distinct()
                .toList();
    }

    @Test
    void functions_of_both_sides_stand_in_either_order_in_go() {
        String mine = "func mine() int {\n\treturn 1\n}\n\n";
        String other = "func other() int {\n\treturn 2\n}\n\n";
        String ours = GO.replace("func main", mine + "func main");
        String theirs = GO.replace("func main", other + "func main");
        assertThat(refusals("a.go", GO, ours, theirs, GO.replace("func main", mine + other + "func main")))
                .isEmpty();
        assertThat(refusals("a.go", GO, ours, theirs, GO.replace("func main", other + mine + "func main")))
                .isEmpty();
        assertThat(refusals("a.go", GO, ours, theirs, GO.replace("func main", mine + "func main")))
                .isNotEmpty();
    }

    @Test
    void a_method_that_is_there_twice_is_refused_in_go_and_one_of_another_receiver_is_another() {
        String mine = "func (s *Server) Stop() {\n\ts.Name = \"\"\n}\n\n";
        String other = "func (s *Server) Stop() {\n\tclose(s)\n}\n\n";
        String ours = GO.replace("func main", mine + "func main");
        String theirs = GO.replace("func main", other + "func main");
        assertThat(refusals("a.go", GO, ours, theirs, GO.replace("func main", mine + other + "func main")))
                .contains(Refusal.DUPLICATE);
        String client = other.replace("*Server", "*Client");
        assertThat(refusals(
                        "a.go",
                        GO,
                        ours,
                        GO.replace("func main", client + "func main"),
                        GO.replace("func main", mine + client + "func main")))
                .isEmpty();
    }

    @Test
    void a_function_that_a_side_changed_may_not_go_in_go() {
        String ours = GO.replace("run(s.Name)", "run(s.Name, 1)");
        String theirs = GO.replace("os.Args)", "os.Args, 2)").replace("run(s.Name)", "run(s.Name, 3)");
        String gone = theirs.replace("func (s *Server) Start() error {\n\treturn run(s.Name, 3)\n}\n", "");
        assertThat(refusals("a.go", GO, ours, theirs, gone)).contains(Refusal.DECLARATION);
    }

    @Test
    void imports_of_both_sides_are_all_there_and_none_twice_in_go() {
        String ours = GO.replace("\t\"os\"\n", "\t\"os\"\n\t\"sort\"\n");
        String theirs = GO.replace("\t\"os\"\n", "\t\"os\"\n\t\"time\"\n");
        String both = GO.replace("\t\"os\"\n", "\t\"os\"\n\t\"sort\"\n\t\"time\"\n");
        assertThat(refusals("a.go", GO, ours, theirs, both)).isEmpty();
        assertThat(refusals("a.go", GO, ours, theirs, ours)).isNotEmpty();
        assertThat(refusals("a.go", GO, ours, theirs, both.replace("\t\"time\"\n", "\t\"time\"\n\t\"os\"\n")))
                .contains(Refusal.DUPLICATE);
    }

    @Test
    void what_does_not_parse_any_more_is_refused() {
        String ours = GO.replace("run(s.Name)", "run(s.Name, 1)");
        String theirs = GO.replace("run(s.Name)", "run(2, s.Name)");
        assertThat(refusals("a.go", GO, ours, theirs, GO.replace("run(s.Name)", "run(2, s.Name, 1")))
                .containsExactly(Refusal.SYNTAX);
        String mine = TOML.replace("\"1.0\"", "\"1.1\"");
        String other = TOML.replace("\"1.0\"", "\"1.2\"");
        assertThat(refusals("Cargo.toml", TOML, mine, other, TOML.replace("\"1.0\"", "\"1.2")))
                .containsExactly(Refusal.SYNTAX);
    }

    @Test
    void a_key_or_a_table_that_is_there_twice_is_refused_in_toml() {
        String ours = TOML + "three = \"3\"\n";
        String theirs = TOML + "three = \"3.1\"\n";
        assertThat(refusals("Cargo.toml", TOML, ours, theirs, TOML + "three = \"3\"\nthree = \"3.1\"\n"))
                .containsExactly(Refusal.SYNTAX);
        String mine = TOML + "\n[features]\nx = []\n";
        String other = TOML + "\n[features]\ny = []\n";
        assertThat(refusals("Cargo.toml", TOML, mine, other, TOML + "\n[features]\nx = []\n\n[features]\ny = []\n"))
                .containsExactly(Refusal.SYNTAX);
    }

    @Test
    void one_side_of_two_changes_is_a_content_decision_in_toml() {
        String ours = TOML.replace("one = \"1\"", "one = \"1.5\"");
        String theirs = TOML.replace("one = \"1\"", "one = { path = \"../one\" }");
        assertThat(refusals("Cargo.toml", TOML, ours, theirs, ours)).startsWith(Refusal.CONTENT_DECISION);
        assertThat(refusals("Cargo.toml", TOML, ours, theirs, TOML)).startsWith(Refusal.CONTENT_DECISION);
    }
}
