package org.splectrum.se.demo.scenario;

import java.util.Map;
import org.splectrum.se.demo.GitHubSimulator;
import org.splectrum.se.demo.github.Role;

/** The repository of the demo: a calculator in bash that subtracts where it should add, and the test that shows it. */
public final class Calculator {
    public static final String REPOSITORY = "octo/calculator";

    /** May write. */
    public static final String ADA = "ada";

    /** May read. */
    public static final String RITA = "rita";

    /** May nothing. */
    public static final String SAM = "sam";

    static final String WRONG = "  add) echo $(($2 - $3)) ;;";
    static final String RIGHT = "  add) echo $(($2 + $3)) ;;";

    private static final String TEST = """
            #!/usr/bin/env bash
            # Fails where the calculator is wrong.
            set -u
            failures=0
            check() {
              local expected=$1 got
              got=$(bash calc.sh "${@:2}")
              if [[ $got == "$expected" ]]; then
                echo "ok: ${*:2} = $got"
              else
                echo "not ok: ${*:2} = $got, expected $expected"
                failures=$((failures + 1))
              fi
            }
            check 5 add 2 3
            check 1 add 3 -2
            check 6 multiply 2 3
            exit "$failures"
            """;
    private static final String CONFIG = """
            # What SE does in this repository.
            default: fix
            accept: ["bash test.sh"]
            """;

    private Calculator() {}

    /** Its files, by path. */
    public static Map<String, String> files() {
        return Map.of(
                "calc.sh",
                program(WRONG),
                "test.sh",
                TEST,
                "README.md",
                "# Calculator\n\nAdds and multiplies: `bash calc.sh add 2 3`. Tested by `bash test.sh`.\n",
                ".github/se.yml",
                CONFIG);
    }

    /** The program with this line for adding. */
    public static String program(String add) {
        return """
            #!/usr/bin/env bash
            # Works with two whole numbers: calc.sh add|multiply A B
            set -euo pipefail

            case ${1:-} in
            %s
              multiply) echo $(($2 * $3)) ;;
              *)
                echo "usage: calc.sh add|multiply A B" >&2
                exit 2
                ;;
            esac
            """.formatted(add);
    }

    /** Makes the repository and the people. */
    public static void sow(GitHubSimulator github) {
        github.createRepository(REPOSITORY, files());
        github.grant(REPOSITORY, ADA, Role.WRITE);
        github.grant(REPOSITORY, RITA, Role.READ);
        github.person(SAM);
    }
}
