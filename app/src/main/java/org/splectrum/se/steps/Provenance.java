package org.splectrum.se.steps;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.splectrum.se.command.Origin;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.run.Proofs;
import org.splectrum.se.run.ResolvedFile;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.StepProgress;

/**
 * What is signed of a push: a Statement of in-toto (v1) whose predicate is SLSA's provenance (v1), with fields of SE's own beside. Holds
 * no text that anybody wrote but names. Pure.
 *
 * @param webUrl where people see GitHub, without a slash at its end
 * @param builder address of the server that made it
 */
record Provenance(String webUrl, String builder) {
    static final String STATEMENT = "https://in-toto.io/Statement/v1";
    static final String PREDICATE = "https://slsa.dev/provenance/v1";
    static final String BUILD = "https://splectrum.org/se/run/v1";
    private static final String SHA256 = "sha256:";

    Provenance {
        Objects.requireNonNull(webUrl, "webUrl is null");
        Objects.requireNonNull(builder, "builder is null");
    }

    /**
     * What the statement is made of.
     *
     * @param notes of the run
     * @param logs whether and how far the run's logs are whole
     */
    record Facts(
            Run run,
            AttemptId attempt,
            Result.Rebased rebased,
            Seals.Sealed sealed,
            List<Trail.Noted> notes,
            Integrity.Finding logs) {
        Facts {
            notes = List.copyOf(notes);
        }
    }

    Map<String, Object> statement(RecordId id, Facts facts) {
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("_type", STATEMENT);
        statement.put("subject", subjects(facts));
        statement.put("predicateType", PREDICATE);
        Map<String, Object> predicate = new LinkedHashMap<>();
        predicate.put("buildDefinition", definition(id, facts));
        predicate.put("runDetails", details(facts));
        predicate.put("splectrum_acceptance", commands(facts));
        predicate.put("splectrum_conflicts", conflicts(facts));
        predicate.put("splectrum_reached", reached(facts));
        predicate.put("splectrum_costMicroUsd", cost(facts.run()));
        statement.put("predicate", predicate);
        return statement;
    }

    private static List<Object> subjects(Facts facts) {
        String repository = facts.run().request().origin().place().repository().toString();
        List<Object> subjects = new ArrayList<>();
        for (Seals.Commit commit : facts.sealed().commits()) {
            Map<String, Object> subject = new LinkedHashMap<>();
            subject.put("name", repository + "@" + commit.id().sha());
            subject.put("digest", Map.of("gitCommit", commit.id().sha()));
            subject.put("annotations", Map.of("author", commit.author().name().toLowerCase(Locale.ROOT)));
            subjects.add(subject);
        }
        return subjects;
    }

    private Map<String, Object> definition(RecordId id, Facts facts) {
        Origin origin = facts.run().request().origin();
        String repository = "git+" + webUrl + "/" + origin.place().repository();
        Result.Prepared prepared = facts.run().result(Result.Prepared.class).orElseThrow();
        Map<String, Object> external = new LinkedHashMap<>();
        external.put("repository", repository);
        external.put("place", origin.place().toString());
        external.put("workflow", facts.run().request().workflow().name());
        external.put("askedBy", origin.person().login());
        external.put("askedAs", origin.person().kind().name().toLowerCase(Locale.ROOT));
        external.put("wish", facts.run().request().key());
        Map<String, Object> internal = new LinkedHashMap<>();
        internal.put("record", id.value());
        internal.put("branch", prepared.branch());
        internal.put("made", facts.rebased().commit().sha());
        List<Object> dependencies = new ArrayList<>();
        dependencies.add(dependency(
                repository + "@refs/heads/" + prepared.base(),
                "gitCommit",
                facts.rebased().onto().sha()));
        images(facts)
                .forEach(image -> dependencies.add(
                        dependency("docker-image:" + image, "sha256", image.replaceFirst(SHA256, ""))));
        Map<String, Object> definition = new LinkedHashMap<>();
        definition.put("buildType", BUILD);
        definition.put("externalParameters", external);
        definition.put("internalParameters", internal);
        definition.put("resolvedDependencies", dependencies);
        return definition;
    }

    private static Map<String, Object> dependency(String uri, String algorithm, String digest) {
        Map<String, Object> dependency = new LinkedHashMap<>();
        dependency.put("uri", uri);
        dependency.put("digest", Map.of(algorithm, digest));
        return dependency;
    }

    private static Set<String> images(Facts facts) {
        Set<String> images = new LinkedHashSet<>();
        for (Trail.Noted noted : facts.notes()) {
            if (noted.fact() instanceof Trail.Fact.Contained(String image)) {
                images.add(image);
            }
        }
        return images;
    }

    private Map<String, Object> details(Facts facts) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("invocationId", facts.attempt().toString());
        metadata.put("startedOn", facts.run().span().since().toString());
        List<Object> byproducts = new ArrayList<>();
        for (Trail.Noted noted : facts.notes()) {
            if (noted.fact() instanceof Trail.Fact.Told(var listener, String sha256)) {
                String who = listener.name().toLowerCase(Locale.ROOT);
                byproducts.add(byproduct("told to the " + who + " of " + noted.attempt(), sha256));
            }
        }
        log(byproducts, "events", facts.logs().events());
        log(byproducts, "trail", facts.logs().trail());
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("builder", Map.of("id", builder));
        details.put("metadata", metadata);
        details.put("byproducts", byproducts);
        return details;
    }

    /** The link of its last line stands for all lines up to there. */
    private static void log(List<Object> byproducts, String name, Integrity.Log log) {
        if (!log.link().isEmpty()) {
            byproducts.add(byproduct(name + " up to line " + log.lines(), log.link()));
        }
    }

    private static Map<String, Object> byproduct(String name, String sha256) {
        Map<String, Object> byproduct = new LinkedHashMap<>();
        byproduct.put("name", name);
        byproduct.put("digest", Map.of("sha256", sha256));
        return byproduct;
    }

    private static List<Object> commands(Facts facts) {
        List<Object> commands = new ArrayList<>();
        Proofs.of(facts.run(), facts.rebased().commit())
                .forEach(ran -> commands.add(Map.of("command", ran.command(), "exitCode", ran.exitCode())));
        return commands;
    }

    private static List<Object> conflicts(Facts facts) {
        List<Object> conflicts = new ArrayList<>();
        for (StepProgress step : facts.run().steps()) {
            List<ResolvedFile> files = step.progress().result() instanceof Result.Rebased rebased
                    ? rebased.resolved()
                    : step.progress().result() instanceof Result.Joined joined ? joined.resolved() : List.of();
            files.forEach(file -> conflicts.add(
                    Map.of("path", file.path(), "verdict", file.verdict().key(), "rung", file.rung())));
        }
        return conflicts;
    }

    private static Set<String> reached(Facts facts) {
        Set<String> hosts = new LinkedHashSet<>();
        for (Trail.Noted noted : facts.notes()) {
            if (noted.fact() instanceof Trail.Fact.Reached(String host)) {
                hosts.add(host);
            }
        }
        return hosts;
    }

    private static long cost(Run run) {
        return run.steps().stream()
                .mapToLong(step -> step.progress().usage().microUsd())
                .sum();
    }
}
