package org.splectrum.se;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** The walls between the packages of SE, each a rule. A new stage or edge is added to its list here first. */
final class Walls {
    static final String ROOT = "org.splectrum.se";

    /** From left to right. */
    static final List<String> STAGES =
            List.of("model", "intake", "command", "workflow", "failure", "run", "steps", "report");

    static final List<String> EDGES = List.of(
            "web",
            "github",
            "git",
            "gateway",
            "docker",
            "breaker",
            "metrics",
            "kubernetes",
            "store",
            "cli",
            "demo",
            "config",
            "bench",
            "expression",
            "merge",
            "signing");

    /** What does no I/O; the last three are what annotations, records and switches compile to. */
    private static final List<String> PURE = List.of(
            "java.lang",
            "java.util",
            "java.util.concurrent..",
            "java.util.function",
            "java.util.random",
            "java.util.regex",
            "java.util.stream",
            "java.time..",
            "java.nio.charset",
            "org.jspecify.annotations",
            "java.lang.annotation",
            "java.lang.invoke",
            "java.lang.runtime");

    private static final List<String> OUTSIDE = List.of(ROOT + ".runner.protocol..", ROOT + ".templates..");

    private static final String BANNED_NAMES =
            ".*[.$](\\w*(Impl|Manager|Helper|Utils?|DTO|Dto)|(Base|Default|Abstract|Common)([A-Z]\\w*)?|I[A-Z][a-z]\\w*)";

    private Walls() {}

    /** Every rule by its name. */
    static Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        STAGES.forEach(stage -> rules.put(stage + " imports only what is left of it", leftOf(stage)));
        EDGES.forEach(edge -> rules.put(edge + " imports no other edge", alone(edge)));
        rules.put("a package is a stage or an edge", known());
        rules.put("nothing imports the root", rootIsSeenByNobody());
        rules.put("the server sees of the runner only its protocol", runnerIsApart());
        rules.put("protocol and templates import nothing of SE", outsideIsApart());
        rules.put(
                "packages have no cycles",
                slices().matching(ROOT + ".(**)").should().beFreeOfCycles());
        rules.put("stages neither wait nor touch the machine", stagesAreStill());
        rules.put("only the command line prints", onlyTheCommandLinePrints());
        rules.put("only the root reads the environment", onlyTheRootReadsTheEnvironment());
        rules.put("nothing logs through the JDK", noJdkLogging());
        rules.put("names are domain words", noClasses().should().haveNameMatching(BANNED_NAMES));
        return rules;
    }

    private static ArchRule leftOf(String stage) {
        Stream<String> left =
                STAGES.subList(0, STAGES.indexOf(stage) + 1).stream().map(Walls::inside);
        String[] allowed = Stream.of(left, PURE.stream(), OUTSIDE.stream())
                .flatMap(packages -> packages)
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(inside(stage))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .allowEmptyShould(true);
    }

    private static ArchRule alone(String edge) {
        return noClasses()
                .that()
                .resideInAPackage(inside(edge))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(inside(EDGES.stream().filter(other -> !other.equals(edge))))
                .allowEmptyShould(true);
    }

    private static ArchRule known() {
        String[] packages = Stream.of(STAGES, EDGES, List.of("runner", "templates"))
                .flatMap(List::stream)
                .map(Walls::inside)
                .toArray(String[]::new);
        return classes().should().resideInAnyPackage(packages).orShould().resideInAPackage(ROOT);
    }

    private static ArchRule rootIsSeenByNobody() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(ROOT)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT);
    }

    private static ArchRule runnerIsApart() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(inside("runner"))
                .should()
                .dependOnClassesThat(
                        resideInAPackage(inside("runner")).and(not(resideInAPackage(inside("runner.protocol")))));
    }

    private static ArchRule outsideIsApart() {
        return noClasses()
                .that()
                .resideInAnyPackage(OUTSIDE.toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Stream.concat(Stream.of(ROOT), Stream.of(inside(STAGES.stream())))
                        .toArray(String[]::new))
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(inside(EDGES.stream()))
                .allowEmptyShould(true);
    }

    private static ArchRule stagesAreStill() {
        return noClasses()
                .that()
                .resideInAnyPackage(inside(STAGES.stream()))
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", java.time.Duration.class)
                .orShould()
                .callMethod(System.class, "getProperty", String.class)
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Process.class, ProcessBuilder.class, Runtime.class);
    }

    private static ArchRule onlyTheCommandLinePrints() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(ROOT, inside("cli"), inside("runner"))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err");
    }

    private static ArchRule onlyTheRootReadsTheEnvironment() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(ROOT, inside("runner"))
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class);
    }

    private static ArchRule noJdkLogging() {
        return noClasses().should().dependOnClassesThat().resideInAPackage(Logger.class.getPackageName());
    }

    private static String inside(String part) {
        return ROOT + "." + part + "..";
    }

    private static String[] inside(Stream<String> parts) {
        return parts.map(Walls::inside).toArray(String[]::new);
    }
}
