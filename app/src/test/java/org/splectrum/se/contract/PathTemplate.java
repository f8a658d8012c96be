package org.splectrum.se.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path of GitHub's description. Some parameters span several segments ({@code x-multi-segment}: refs and files), which OpenAPI
 * does not know; their slashes are escaped before a path is validated.
 */
record PathTemplate(String template, Pattern pattern) {
    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");

    static PathTemplate of(String template, JsonNode description) {
        Matcher parameters = PARAMETER.matcher(template);
        StringBuilder pattern = new StringBuilder();
        int from = 0;
        while (parameters.find()) {
            boolean spans = spansSegments(description, template, parameters.group(1));
            pattern.append(Pattern.quote(template.substring(from, parameters.start())))
                    .append(spans ? "(.+)" : "([^/]+)");
            from = parameters.end();
        }
        pattern.append(Pattern.quote(template.substring(from)));
        return new PathTemplate(template, Pattern.compile(pattern.toString()));
    }

    private static boolean spansSegments(JsonNode description, String template, String name) {
        for (JsonNode operation : description.path("paths").path(template)) {
            for (JsonNode given : operation.path("parameters")) {
                JsonNode parameter = given.has("$ref")
                        ? description.at(given.get("$ref").asText().substring(1))
                        : given;
                if (parameter.path("name").asText().equals(name)
                        && parameter.path("x-multi-segment").asBoolean()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** How much of it is the same in all its paths. */
    int literals() {
        return PARAMETER.matcher(template).replaceAll("").length();
    }

    /** The path as OpenAPI has it, where it is of this template. */
    Optional<String> match(String path) {
        Matcher matcher = pattern.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        List<String> values = new ArrayList<>();
        for (int group = 1; group <= matcher.groupCount(); group++) {
            values.add(matcher.group(group).replace("/", "%2F"));
        }
        Matcher parameters = PARAMETER.matcher(template);
        return Optional.of(parameters.replaceAll(result -> Matcher.quoteReplacement(values.removeFirst())));
    }
}
