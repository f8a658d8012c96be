package org.splectrum.se.run;

import java.util.Map;
import java.util.Objects;
import org.splectrum.se.command.Origin;
import org.splectrum.se.workflow.RepositoryConfig;
import org.splectrum.se.workflow.Workflow;

/**
 * An authorised wish for a run, with everything it depends on as it was then.
 *
 * @param key the same for the same wish; at most one run comes of it
 * @param prompt what the person wrote behind the command; may be empty
 */
public record Request(
        String key,
        Origin origin,
        Workflow workflow,
        Map<String, String> params,
        String prompt,
        RepositoryConfig config) {
    public Request {
        Objects.requireNonNull(key, "key is null");
        Objects.requireNonNull(origin, "origin is null");
        Objects.requireNonNull(workflow, "workflow is null");
        params = Map.copyOf(params);
        Objects.requireNonNull(prompt, "prompt is null");
        Objects.requireNonNull(config, "config is null");
    }

    /** The same in this group; an empty name is none. */
    Request inGroup(String group) {
        return new Request(key, origin, workflow.inGroup(group), params, prompt, config);
    }

    /**
     * Runs in one lane wait for each other: those of one group, or else those on the same issue or pull request, and so on the
     * same branch. Groups of different repositories have nothing in common.
     */
    public String lane() {
        String group = workflow.terms().concurrency().group();
        return group.isBlank() ? origin.place().toString() : origin.place().repository() + " " + group.strip();
    }
}
