package org.splectrum.se.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What real tools print is told as what it is; {@code -} stands before a finding without a place. */
class DiagnosesTest {
    private static final int SHOWN = 67;

    @ParameterizedTest(name = "{0} is {2}: {3}, {4}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            javac | 1 | PERMANENT | javac | 3 compile errors | A.java:1:17 cannot find symbol
            javac-syntax | 1 | PERMANENT | javac | 1 compile error | D.java:1:52 ';' expected
            maven-401 | 1 | NEEDS_INTERVENTION | authentication | a login or permission is missing | - Could not transfer artifact org.acme.nowhere:lib:pom:1.0 from/to ...
            maven-429 | 1 | TRANSIENT | rate-limit | a rate limit is reached | - Could not transfer artifact org.acme.nowhere:lib:pom:1.0 from/to ...
            maven-503 | 1 | TRANSIENT | network | a server outside is in trouble | - Could not transfer artifact org.acme.nowhere:lib:pom:1.0 from/to ...
            maven-compile | 1 | PERMANENT | javac | 2 compile errors | src/main/java/org/acme/Calc.java:4:40 cannot find symbol
            maven-missing | 1 | PERMANENT | maven | Maven: an artifact does not exist | - Could not find artifact org.acme.nowhere:lib:jar:1.0 in central (...
            maven-pom | 1 | PERMANENT | maven | Maven: a project file cannot be read | pom.xml:2:1 Non-readable POM /workspace/pom.xml: no more data avail...
            maven-tests | 1 | PERMANENT | maven | 2 tests failed | org/acme/CalcTest.java:14:0 CalcTest.breaks: java.lang.IllegalState...
            maven-werror | 1 | PERMANENT | javac | 1 compile error | src/main/java/org/acme/Calc.java:7:15 [removal] stop() in java.lang...
            maven38-503 | 1 | TRANSIENT | network | a server outside is in trouble | - Could not transfer artifact org.acme.nowhere:lib:pom:1.0 from/to ...
            gradle-503 | 1 | TRANSIENT | network | a server outside is in trouble | - > Could not GET 'https://repo.example.org/maven/org/acme/nowhere/...
            gradle-compile | 1 | PERMANENT | javac | 1 compile error | src/main/java/org/acme/Calc.java:4:40 cannot find symbol
            gradle-script | 1 | PERMANENT | gradle | Gradle: A problem occurred evaluating root project 'calc'. | - A problem occurred evaluating root project 'calc'.
            gradle-tests | 1 | PERMANENT | gradle | 2 tests failed | CalcTest.java:12:0 CalcTest > adds(): org.opentest4j.AssertionFaile...
            kotlin | 1 | PERMANENT | gradle | 1 compile error | src/main/kotlin/Calc.kt:3:12 Unresolved reference 'sub'.
            pytest | 1 | PERMANENT | pytest | 3 tests failed | tests/test_calc.py:6:0 test_adds: assert 0 == 4
            pytest-collect | 1 | PERMANENT | pytest | 1 test failed | tests/test_sub.py:1:0 ERROR collecting tests/test_sub.py: ImportErr...
            eslint | 1 | PERMANENT | eslint | 4 lint errors | src/b.js:1:7 'x' is assigned a value but never used (no-unused-vars)
            tsc | 2 | PERMANENT | tsc | 3 type errors | src/a.ts:1:14 TS2322: Type 'string' is not assignable to type 'numb...
            tsc-pretty | 2 | PERMANENT | tsc | 3 type errors | src/a.ts:1:14 TS2322: Type 'string' is not assignable to type 'numb...
            go-503 | 1 | TRANSIENT | network | a server outside is in trouble | - go: module example.org/nowhere: reading http://127.0.0.1:19503/ex...
            go-build | 1 | PERMANENT | go | 3 errors | calc/calc.go:3:8 imported and not used: "fmt"
            go-dns | 1 | TRANSIENT | network | a host's name could not be resolved | - go: module example.org/nowhere: Get "http://no-such-host.invalid/...
            go-panic | 1 | PERMANENT | go | 1 test failed | calc/calc_test.go:7:0 TestAdd: panic: runtime error: invalid memory...
            go-test | 1 | PERMANENT | go | 2 tests failed | calc_test.go:7:0 TestAdd: 2 + 2 = 0
            go-vet | 1 | PERMANENT | go | 1 error | calc/calc.go:6:2 fmt.Printf format %d has arg "x" of wrong type string
            cargo-503 | 101 | TRANSIENT | network | a server outside is in trouble | - failed to get successful HTTP response from `http://127.0.0.1:185...
            cargo-build | 101 | PERMANENT | cargo | 2 compile errors | src/main.rs:4:23 cannot find function `y` in module `m`
            cargo-dns | 101 | TRANSIENT | network | a host's name could not be resolved | - [6] Could not resolve hostname (Could not resolve host: no-such-h...
            cargo-test | 101 | PERMANENT | cargo | 1 test failed | src/main.rs:6:17 assertion `left == right` failed
            rustc | 1 | PERMANENT | cargo | 2 compile errors | src/main.rs:4:23 cannot find function `y` in module `m`
            git-401 | 128 | NEEDS_INTERVENTION | authentication | a login or permission is missing | - fatal: could not read Username for 'http://127.0.0.1:18401': term...
            git-429 | 128 | TRANSIENT | rate-limit | a rate limit is reached | - fatal: unable to access 'http://127.0.0.1:18429/x.git/': The requ...
            git-503 | 128 | TRANSIENT | network | a server outside is in trouble | - fatal: unable to access 'http://127.0.0.1:18503/x.git/': The requ...
            git-dns | 128 | TRANSIENT | network | a host's name could not be resolved | - fatal: unable to access 'https://no-such-host.invalid/x.git/': Co...
            git-merge | 1 | NEEDS_INTERVENTION | git-conflict | 2 merge conflicts | f.txt:0:0 (content)
            git-publickey | 128 | NEEDS_INTERVENTION | authentication | a login or permission is missing | - git@github.com: Permission denied (publickey).
            git-rebase | 1 | NEEDS_INTERVENTION | git-conflict | 2 merge conflicts | f.txt:0:0 (content)
            git-refused | 128 | TRANSIENT | network | a connection was refused | - fatal: unable to access 'http://127.0.0.1:1/x.git/': Failed to co...
            git-tls | 128 | NEEDS_INTERVENTION | network | a TLS certificate is not trusted | - fatal: unable to access 'https://localhost:18443/x.git/': server ...
            npm-401 | 1 | NEEDS_INTERVENTION | authentication | a login or permission is missing | - npm error code E401
            npm-429 | 1 | TRANSIENT | rate-limit | a rate limit is reached | - npm error code E429
            npm-503 | 1 | TRANSIENT | network | a server outside is in trouble | - npm error code E503
            npm-dns | 1 | TRANSIENT | network | a host's name could not be resolved | - npm error code ENOTFOUND
            npm-refused | 1 | TRANSIENT | network | a connection was refused | - npm error code ECONNREFUSED
            npm-tls | 1 | NEEDS_INTERVENTION | network | a TLS certificate is not trusted | - npm error code DEPTH_ZERO_SELF_SIGNED_CERT
            pip-503 | 1 | TRANSIENT | network | a server outside is in trouble | - ERROR: Could not install packages due to an OSError: HTTPConnecti...
            pip-refused | 1 | TRANSIENT | network | a connection was refused | - ERROR: Could not install packages due to an OSError: HTTPConnecti...
            curl-401 | 22 | NEEDS_INTERVENTION | authentication | a login or permission is missing | - curl: (22) The requested URL returned error: 401
            curl-429 | 22 | TRANSIENT | rate-limit | a rate limit is reached | - curl: (22) The requested URL returned error: 429
            curl-503 | 22 | TRANSIENT | network | a server outside is in trouble | - curl: (22) The requested URL returned error: 503
            curl-dns | 6 | TRANSIENT | network | a host's name could not be resolved | - curl: (6) Could not resolve host: no-such-host.invalid
            curl-refused | 7 | TRANSIENT | network | a connection was refused | - curl: (7) Failed to connect to 127.0.0.1 port 1 after 0 ms: Could...
            curl-tls | 60 | NEEDS_INTERVENTION | network | a TLS certificate is not trusted | - curl: (60) SSL certificate problem: self-signed certificate
            docker-limit | 1 | TRANSIENT | rate-limit | a rate limit is reached | - Error response from daemon: toomanyrequests: You have reached you...
            claude-credit | 1 | NEEDS_INTERVENTION | rate-limit | the account's credit is used up | - API Error: 400 {"type":"error","error":{"type":"invalid_request_e...
            claude-key | 1 | NEEDS_INTERVENTION | authentication | a login or permission is missing | - API Error: 401 {"type":"error","error":{"type":"authentication_er...
            claude-overloaded | 1 | TRANSIENT | rate-limit | a rate limit is reached | - API Error: 529 {"type":"error","error":{"type":"overloaded_error"...
            claude-refusal | 1 | NEEDS_INTERVENTION | refusal | the model declines | - success: API Error: Claude Code is unable to respond to this requ...
            java-oom | 1 | NEEDS_INTERVENTION | out-of-memory | the memory ran out | - Exception in thread "main" java.lang.OutOfMemoryError: Java heap ...
            node-oom | 134 | NEEDS_INTERVENTION | out-of-memory | the memory ran out | - FATAL ERROR: Reached heap limit Allocation failed - JavaScript he...
            disk-node | 1 | NEEDS_INTERVENTION | disk-full | the disk is full | - Error: ENOSPC: no space left on device, write
            disk-python | 1 | NEEDS_INTERVENTION | disk-full | the disk is full | - OSError: [Errno 28] No space left on device
            disk-shell | 1 | NEEDS_INTERVENTION | disk-full | the disk is full | - head: write error: No space left on device
            script-refused | 1 | TRANSIENT | network-guess | probably the network | - psql: error: connection to server at "localhost" (127.0.0.1), por...
            """)
    void a_failure_is_told_as_what_it_is(
            String sample, int exitCode, Category category, String kind, String headline, String first) {
        Diagnosis diagnosis = Detectors.classify(Sample.failed(sample, exitCode));
        assertThat(List.of(diagnosis.category().name(), diagnosis.kind(), diagnosis.headline(), first(diagnosis)))
                .containsExactly(category.name(), kind, headline, first);
    }

    @Test
    void every_place_in_the_workspace_can_stand_beside_its_line() {
        Diagnosis diagnosis = Detectors.classify(Sample.failed("tsc", 2));
        assertThat(diagnosis.findings()).hasSize(3).allMatch(Finding::hasPlace);
        assertThat(diagnosis.findings().getLast())
                .isEqualTo(new Finding(
                        "src/a.ts",
                        3,
                        19,
                        "TS2307: Cannot find module './nowhere' or its corresponding type declarations."));
    }

    @Test
    void each_error_is_told_once_however_often_a_build_prints_it() {
        assertThat(Detectors.classify(Sample.failed("maven-compile", 1)).findings())
                .hasSize(2)
                .extracting(Finding::line)
                .containsExactly(4, 6);
    }

    @Test
    void what_ran_out_of_time_or_was_killed_is_known_by_its_exit_code() {
        assertThat(Detectors.classify(new FailedCommand("./slow.sh", 124, "working\n")))
                .isEqualTo(new Diagnosis(Category.TRANSIENT, "timeout", "the time ran out", List.of()));
        assertThat(Detectors.classify(new FailedCommand("./large.sh", 137, "Killed\n"))
                        .kind())
                .isEqualTo("out-of-memory");
    }

    @Test
    void what_nobody_knows_will_fail_again() {
        assertThat(Detectors.classify(new FailedCommand("./x.sh", 3, "it is no good\n")))
                .isEqualTo(new Diagnosis(Category.PERMANENT, "unknown", "ended with exit code 3", List.of()));
        assertThat(Detectors.classify(new FailedCommand("", 0, "")).kind()).isEqualTo(Diagnosis.UNKNOWN);
    }

    private static String first(Diagnosis diagnosis) {
        return diagnosis.findings().stream()
                .findFirst()
                .map(DiagnosesTest::line)
                .orElse("");
    }

    private static String line(Finding finding) {
        String place = finding.path().isEmpty() ? "-" : finding.path() + ":" + finding.line() + ":" + finding.column();
        String line = place + " " + finding.message();
        return line.length() > SHOWN + 3 ? line.substring(0, SHOWN) + "..." : line;
    }
}
