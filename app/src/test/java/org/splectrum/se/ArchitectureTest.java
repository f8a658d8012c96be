package org.splectrum.se;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the code against {@link Walls}, and each wall against a class that runs into it. */
class ArchitectureTest {
    private static final Map<String, ArchRule> RULES = Walls.all();

    private static final JavaClasses SERVER = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(Walls.ROOT);

    @TempDir
    private Path folder;

    static Stream<Arguments> rules() {
        return RULES.entrySet().stream().map(rule -> Arguments.of(rule.getKey(), rule.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void the_server_keeps_the_rule(String name, ArchRule rule) {
        rule.check(SERVER);
    }

    @ParameterizedTest(name = "{0}: {1} with {2}")
    @CsvSource(delimiter = '|', textBlock = """
            model imports only what is left of it | model.Wrong | java.nio.file.Path field
            model imports only what is left of it | model.Wrong | java.util.zip.ZipFile field
            intake imports only what is left of it | intake.Wrong | org.splectrum.se.command.Origin field
            command imports only what is left of it | command.Wrong | org.splectrum.se.run.Run field
            workflow imports only what is left of it | workflow.Wrong | java.sql.Connection field
            run imports only what is left of it | run.Wrong | org.splectrum.se.steps.Mirrors field
            steps imports only what is left of it | steps.Wrong | org.splectrum.se.report.Conclusion field
            report imports only what is left of it | report.Wrong | java.net.URI field
            nothing imports the root | web.Wrong | org.splectrum.se.Main field
            a package is a stage or an edge | sundries.Wrong | String field
            stages neither wait nor touch the machine | run.Wrong | void m() throws Exception { Thread.sleep(1); } String field
            stages neither wait nor touch the machine | run.Wrong | ProcessBuilder field
            only the command line prints | report.Wrong | void m() { System.out.println(); } String field
            only the command line prints | git.Wrong | void m() { System.err.println(); } String field
            only the root reads the environment | config.Wrong | String field = System.getenv("HOME")
            nothing logs through the JDK | web.Wrong | java.util.logging.Logger field
            names are domain words | web.WebUtils | String field
            names are domain words | web.AbstractPage | String field
            names are domain words | web.IPage | String field
            names are domain words | web.Page | static class PageImpl {} String field
            """)
    void a_class_that_breaks_the_rule_is_seen(String rule, String name, String member) {
        JavaClasses wrong = imported(name, "package %s; class %s { %s; }", member);
        assertBreaks(rule, wrong);
    }

    @Test
    void a_harmless_class_breaks_no_rule() {
        JavaClasses right = imported("report.Right", "package %s; record %s(%s) {}", "java.util.List<String> lines");
        assertThat(RULES.values())
                .noneMatch(rule -> rule.allowEmptyShould(true).evaluate(right).hasViolation());
    }

    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource({"web,store", "config,cli", "git,github"})
    void an_edge_that_imports_another_edge_is_seen(String edge, String other) {
        Sources sources = new Sources(folder)
                .with(other + ".Theirs", "package %s; public class %s { %s; }", "String field")
                .with(edge + ".Wrong", "package %s; class %s { %s; }", Walls.ROOT + "." + other + ".Theirs field");
        assertBreaks(edge + " imports no other edge", sources.compiled());
    }

    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource({"web,web.pages", "store,store.rows"})
    void a_cycle_is_seen(String one, String other) {
        Sources sources = new Sources(folder)
                .with(one + ".Here", "package %s; public class %s { %s; }", Walls.ROOT + "." + other + ".There field")
                .with(other + ".There", "package %s; public class %s { %s; }", Walls.ROOT + "." + one + ".Here field");
        assertBreaks("packages have no cycles", sources.compiled());
    }

    @ParameterizedTest
    @CsvSource({
        "git.Wrong,the server sees of the runner only its protocol",
        "templates.Wrong,protocol and templates import nothing of SE"
    })
    void a_class_across_the_modules_is_seen(String name, String rule) {
        Sources sources = new Sources(folder)
                .with("runner.Program", "package %s; public class %s { %s; }", "String field")
                .with(
                        name,
                        "package %s; class %s { %s; }",
                        "Object a = org.splectrum.se.runner.Program.class, b = org.splectrum.se.model.Usage.NONE");
        assertBreaks(rule, sources.compiled());
    }

    private static void assertBreaks(String rule, JavaClasses classes) {
        ArchRule broken = requireNonNull(RULES.get(rule), rule);
        assertThat(broken.evaluate(classes).hasViolation()).as(rule).isTrue();
    }

    private JavaClasses imported(String name, String form, String member) {
        return new Sources(folder).with(name, form, member).compiled();
    }
}
