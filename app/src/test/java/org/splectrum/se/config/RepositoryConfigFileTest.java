package org.splectrum.se.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.splectrum.se.expression.CelExpressions;
import org.splectrum.se.workflow.Rebasing;
import org.splectrum.se.workflow.RepositoryConfig;
import org.splectrum.se.workflow.RepositoryConfigs.Reading;

class RepositoryConfigFileTest {
    private final RepositoryConfigFile file = new RepositoryConfigFile(BuiltInWorkflows.catalog(new CelExpressions()));

    @Test
    void every_key_of_the_contract_is_understood() {
        Reading reading = file.parse("""
                default: fix                      # what `/se run` with a plain prompt starts
                accept: ["./mvnw -q test"]        # commands that prove a result
                egress: ["maven-mirror.example.org"]
                budget: { run_usd: 5, day_usd: 50 }
                trust: { read_comments_from: write, apps: [12345] }
                protect: ["db/**"]
                rebase: { push: [PROVEN, VERIFIED], regenerate: { "package-lock.json": "npm install --package-lock-only" } }
                """);
        assertThat(reading)
                .isEqualTo(new Reading.Right(new RepositoryConfig(
                        "fix",
                        List.of("./mvnw -q test"),
                        List.of(".github/workflows/**", "db/**"),
                        List.of(12345L),
                        new RepositoryConfig.Bounds(5_000_000, 50_000_000, List.of("maven-mirror.example.org")),
                        new Rebasing(
                                Rebasing.Alone.ALL,
                                List.of(),
                                List.of(new Rebasing.Regeneration(
                                        "package-lock.json", "npm install --package-lock-only"))))));
    }

    @Test
    void what_may_be_pushed_alone_is_what_is_listed() {
        assertThat(alone("rebase: { push: [PROVEN] }")).containsExactly(Rebasing.Alone.PROVEN);
        assertThat(alone("rebase: { push: [] }")).isEmpty();
        assertThat(alone("rebase: {}")).isEqualTo(Rebasing.Alone.ALL);
        assertThat(problems("rebase: { push: [PROVED] }"))
                .containsExactly("line 1, column 18: “PROVED” is not known here; did you mean “PROVEN”?");
    }

    @Test
    void paths_have_rules_of_their_own() {
        Reading reading = file.parse("""
                rebase:
                  paths:
                    - { match: "src/security/**", push: [PROVEN] }
                    - { match: "db/**", push: [] }
                """);
        assertThat(((Reading.Right) reading).config().rebasing())
                .isEqualTo(new Rebasing(
                        Rebasing.Alone.ALL,
                        List.of(
                                new Rebasing.PathRule("src/security/**", Set.of(Rebasing.Alone.PROVEN)),
                                new Rebasing.PathRule("db/**", Set.of())),
                        List.of()));
    }

    private Set<Rebasing.Alone> alone(String yaml) {
        return ((Reading.Right) file.parse(yaml)).config().rebasing().push();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# nothing yet\n", "---\n"})
    void a_file_that_says_nothing_is_right(String yaml) {
        assertThat(file.parse(yaml)).isEqualTo(new Reading.Right(RepositoryConfig.NONE));
    }

    @Test
    void all_problems_are_told_at_once_in_the_order_of_the_file() {
        assertThat(problems("""
                        acept: ["make test"]
                        default: fixx
                        protect: db
                        trust:
                          apps: [bot, 0]
                          frends: []
                        """))
                .containsExactly(
                        "line 1, column 1: “acept” is not known here; did you mean “accept”?",
                        "line 2, column 10: there is no workflow “fixx”; did you mean “fix”?",
                        "line 3, column 10: this must be a list, as [one, two]",
                        "line 5, column 10: this must be a whole number above 0",
                        "line 5, column 15: this must be a whole number above 0",
                        "line 6, column 3: “frends” is not known here; known are: apps, read_comments_from");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            accept: make                          | line 1, column 9: this must be a list, as [one, two]
            accept: [yes]                         | line 1, column 10: this must be a text; put it in quotes
            accept: [{}]                          | line 1, column 10: this must be a text
            accept: [""]                          | line 1, column 10: this is empty; give a text or leave the key out
            accept: [a]\\naccept: [b]             | line 2, column 1: “accept” stands here a second time; keep one
            budget: 5                             | line 1, column 9: this must hold keys and values, as “key: value”
            budget: { run_usd: -1 }               | line 1, column 20: this must be an amount above 0, as 5 or 2.50
            budget: { run_usd: much }             | line 1, column 20: this must be an amount above 0, as 5 or 2.50
            egress: ["https://example.org/"]      | line 1, column 10: “https://example.org/” is not a host; write it as maven.example.org, without https://
            trust: { read_comments_from: wriet }  | line 1, column 30: “wriet” is not known here; did you mean “write”?
            rebase: { push: [REFUSED] }           | line 1, column 18: “REFUSED” is not known here; known are: PROVEN, VERIFIED
            rebase: { paths: db/** }              | line 1, column 18: this must be a list, as [one, two]
            rebase: { paths: [db/**] }            | line 1, column 19: this must hold keys and values, as “key: value”
            rebase: { paths: [{ match: "db/**" }] } | line 1, column 19: a rule needs “match” and “push”, as { match: "db/**", push: [] }
            rebase: { paths: [{ match: "/db", push: [] }] } | line 1, column 28: patterns are relative to the repository's root, without “!” and “\\”, as src/generated/**
            rebase: { paths: [{ match: a, push: [PROVED] }] } | line 1, column 38: “PROVED” is not known here; did you mean “PROVEN”?
            rebase: { paths: [{ match: a, pusch: [] }] } | line 1, column 31: “pusch” is not known here; did you mean “push”?
            rebase: { regenerate: { "/a": "make" } } | line 1, column 25: patterns are relative to the repository's root, without “!” and “\\”, as src/generated/**
            rebase: { regenerate: { a: [make] } } | line 1, column 28: this must be a text
            protect: ["/etc"]                     | line 1, column 11: patterns are relative to the repository's root, without “!” and “\\”, as src/generated/**
            [a, b]                                | line 1, column 1: this must hold keys and values, as “key: value”
            hello                                 | line 1, column 1: this must hold keys and values, as “key: value”
            {a: b}: c                             | line 1, column 1: a key must be a single word
            """)
    void a_wrong_value_is_named_with_its_place_and_mend(String yaml, String problem) {
        assertThat(problems(yaml.replace("\\n", "\n"))).contains(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"accept: [", "accept: \"x", "\taccept: [a]", "a: b: c", "a: 1\n---\nb: 2", "x: *y"})
    void what_is_no_yaml_is_a_problem(String yaml) {
        assertThat(problems(yaml)).anyMatch(problem -> problem.contains("not YAML"));
    }

    @Test
    void a_file_of_more_than_64_kib_is_refused() {
        assertThat(problems("#" + "x".repeat(64 * 1024)))
                .containsExactly("the file has more than 64 KiB; keep it short");
    }

    @Test
    void aliases_that_would_grow_without_end_are_refused_at_once() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 60; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        assertThat(problems(bomb + "accept: *a59\n"))
                .containsExactly(
                        "not YAML: it holds control characters or aliases, or is nested too deeply; keep it plain");
    }

    @Test
    void an_alias_is_refused_where_it_is_used() {
        assertThat(problems("accept: &a [make]\nprotect: *a\n"))
                .containsExactly(
                        "line 1, column 9: anchors and aliases (“&” and “*”) are not allowed here; write the value out");
    }

    @Test
    void deep_nesting_is_refused() {
        assertThat(problems("accept: " + "[".repeat(10_000) + "]".repeat(10_000)))
                .hasSize(1);
    }

    @Test
    void control_characters_are_refused() {
        assertThat(problems("accept: [\"a\u0000b\"]")).hasSize(1);
    }

    private List<String> problems(String yaml) {
        return file.parse(yaml) instanceof Reading.Wrong wrong ? wrong.problems() : List.of();
    }
}
