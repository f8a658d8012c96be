package org.splectrum.se.workflow;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What starts a workflow besides {@code /se run NAME} and the label {@code se:NAME}, which always do.
 *
 * @param command a word of its own, as {@code fix} in {@code /se fix}; empty where none
 * @param label a label's full name; empty where none
 * @param pullRequest actions of GitHub's {@code pull_request} event, as {@code opened}
 * @param schedule five cron fields and a time zone, as {@code 0 6 * * 1 Europe/Zurich}; empty where none
 * @param moments what else
 */
public record Triggers(String command, String label, List<String> pullRequest, String schedule, Set<Moment> moments) {
    /** Nothing else. */
    public static final Triggers NONE = new Triggers("", "", List.of(), "", Set.of());

    /** What can happen around a repository. */
    public enum Moment {
        /** Somebody asks for the workflow's check once more. */
        CHECK,
        /** The base of a pull request moved. */
        BASE_CHANGED
    }

    public Triggers {
        Objects.requireNonNull(command, "command is null");
        Objects.requireNonNull(label, "label is null");
        pullRequest = List.copyOf(pullRequest);
        Objects.requireNonNull(schedule, "schedule is null");
        moments = Set.copyOf(moments);
    }
}
