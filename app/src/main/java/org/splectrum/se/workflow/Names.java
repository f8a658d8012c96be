package org.splectrum.se.workflow;

import java.util.Map;
import java.util.Set;

/**
 * What the expressions at one place of a workflow's file may name.
 *
 * @param params types of the workflow's parameters
 * @param steps ids of all its steps
 * @param over ids of those that are over by then
 */
public record Names(Map<String, Parameter.Type> params, Set<String> steps, Set<String> over) {
    public Names {
        params = Map.copyOf(params);
        steps = Set.copyOf(steps);
        over = Set.copyOf(over);
    }
}
