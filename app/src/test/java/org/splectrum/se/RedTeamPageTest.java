package org.splectrum.se;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages that say which test holds which attack, and which bad input, name tests that there are. */
class RedTeamPageTest {
    private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|IT|Contract))\\.(\\w+)`");

    @Test
    void each_attack_is_held_by_a_test_that_is_there() throws IOException {
        List<String> rows = rows(Files.readString(Path.of("../docs/red-team.md")));
        assertThat(rows).hasSizeGreaterThan(60);
        areHeld(rows);
    }

    @Test
    void each_bad_input_of_a_rebase_is_held_by_a_test_that_is_there() throws IOException {
        String section = Files.readString(Path.of("../docs/rebase.md")).split("\n## Bad input\n", -1)[1];
        List<String> rows = rows(section.split("\n## ", -1)[0]);
        assertThat(rows).hasSizeGreaterThan(12);
        areHeld(rows);
    }

    private static List<String> rows(String page) {
        return page.lines()
                .filter(line -> line.startsWith("|") && !line.contains("| held by |") && !line.startsWith("|---"))
                .toList();
    }

    private static void areHeld(List<String> rows) throws IOException {
        Map<String, String> tests = tests();
        assertThat(rows).allSatisfy(row -> {
            List<MatchResult> named = NAMED.matcher(row).results().toList();
            assertThat(named).as(row).isNotEmpty();
            assertThat(named)
                    .allSatisfy(test -> assertThat(tests.getOrDefault(test.group(1), ""))
                            .as(test.group())
                            .contains(" void " + test.group(2) + "("));
        });
    }

    /** The sources of all tests, by the names of their classes. */
    private static Map<String, String> tests() throws IOException {
        try (Stream<Path> app = Files.walk(Path.of("src/test/java"));
                Stream<Path> runner = Files.walk(Path.of("../runner/main/src/test/java"))) {
            return Stream.concat(app, runner)
                    .filter(file -> file.toString().matches(".*(Test|IT|Contract)[.]java"))
                    .collect(toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            RedTeamPageTest::text,
                            String::concat));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
