package org.splectrum.se.workflow;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * What goes into a workflow and what comes out of it.
 *
 * @param params by name
 * @param outputs by name; texts that may hold {@code ${{ }}}
 */
public record Signature(Map<String, Parameter> params, Map<String, String> outputs) {
    /** Nothing in, nothing out. */
    public static final Signature EMPTY = new Signature(Map.of(), Map.of());

    public Signature {
        params = Map.copyOf(params);
        outputs = Map.copyOf(outputs);
    }

    /** The values of all parameters that have a default, as texts. */
    public Map<String, String> defaults() {
        return params.entrySet().stream()
                .filter(param -> param.getValue().presence() == Parameter.Presence.OPTIONAL)
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, param -> param.getValue().fallback()));
    }
}
