package org.splectrum.se.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that is on record of a run, for those who look into it: who asked, what agents were told, where and on what they worked, what came
 * of it, what it cost, and whether the record is as it was written. The names of its parts are those of its JSON.
 *
 * @param repository as {@code owner/name}
 * @param place as {@code owner/name#7}
 * @param acts what people did to the run, first to last
 * @param costMicroUsd in millionths of a US dollar
 */
public record AuditDocument(
        String run,
        String workflow,
        String repository,
        String place,
        Asked asked,
        List<Attempt> attempts,
        List<Act> acts,
        Egress egress,
        long costMicroUsd,
        Logs logs) {
    public AuditDocument {
        Objects.requireNonNull(run, "run is null");
        Objects.requireNonNull(workflow, "workflow is null");
        Objects.requireNonNull(repository, "repository is null");
        Objects.requireNonNull(place, "place is null");
        Objects.requireNonNull(asked, "asked is null");
        attempts = List.copyOf(attempts);
        acts = List.copyOf(acts);
        Objects.requireNonNull(egress, "egress is null");
        Objects.requireNonNull(logs, "logs is null");
    }

    /**
     * Who asked for it.
     *
     * @param kind {@code user}, {@code app} or {@code service}
     * @param by what: {@code command}, {@code label} and so on
     * @param key of the wish, as {@code comment/17/0}
     */
    public record Asked(String person, String kind, String by, String key, String words, Instant at) {}

    /**
     * An attempt at a step.
     *
     * @param image digest of the container's image; empty where it had none
     * @param ended none where nothing is known of an end
     * @param ending as {@code succeeded}; empty where nothing is known of an end
     * @param problem why it did not succeed; empty where it did
     * @param commit that it made; empty where none
     * @param record id of the signed record of what it pushed; empty where it has none
     * @param costMicroUsd of the step, all its attempts up to this one
     */
    public record Attempt(
            String step,
            int number,
            String image,
            List<Told> told,
            List<String> reached,
            @Nullable Instant ended,
            String ending,
            String problem,
            String commit,
            String record,
            List<Command> commands,
            List<Conflict> conflicts,
            long costMicroUsd) {
        public Attempt {
            told = List.copyOf(told);
            reached = List.copyOf(reached);
            commands = List.copyOf(commands);
            conflicts = List.copyOf(conflicts);
        }
    }

    /**
     * What was told to whom.
     *
     * @param to {@code agent}, {@code judge} or {@code resolver}
     * @param sha256 of the text in UTF-8
     * @param text none where it is not kept any more
     */
    public record Told(
            String to, String sha256, Instant at, @Nullable String text) {}

    /** An acceptance command or one of the workflow, and how it ended. */
    public record Command(String command, int exitCode) {}

    /** A conflict that was resolved, and how that was judged. */
    public record Conflict(String commit, String path, String verdict, String rung) {}

    /** What somebody did to the run. */
    public record Act(Instant at, String by, String what) {}

    /**
     * What containers reached outside.
     *
     * @param allowed hosts that the repository's configuration allows, as far as the server does too
     * @param refused what the gateway refused, and how often
     */
    public record Egress(List<String> allowed, Map<String, Long> refused) {
        public Egress {
            allowed = List.copyOf(allowed);
            refused = new TreeMap<>(refused);
        }
    }

    /**
     * Whether what is told here is as it was written.
     *
     * @param faults a sentence each; empty where all is
     */
    public record Logs(Log events, Log trail, List<String> faults) {
        public Logs {
            faults = List.copyOf(faults);
        }
    }

    /**
     * A log whose lines are linked.
     *
     * @param unlinked how many of the first lines are from before they were linked
     * @param link of the last line, which stands for all before it
     */
    public record Log(long lines, long unlinked, String link) {}
}
