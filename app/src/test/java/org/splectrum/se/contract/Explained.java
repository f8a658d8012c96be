package org.splectrum.se.contract;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What differs from what GitHub publishes for a reason: its description and examples are not complete, or wrong. Everything else
 * is a mismatch. Nothing belongs here that SE or the simulator could do as published.
 */
final class Explained {
    /** A path that GitHub answers but does not describe, and the described one that says the same. */
    private record Alias(Pattern asked, String described, String reason) {}

    /** Mismatches, as they print, that are none. */
    private record Excuse(Pattern mismatch, String reason) {}

    private static final List<Alias> ALIASES = List.of(new Alias(
            Pattern.compile("GET (/repos/[^/]+/[^/]+)/git/refs/(.+)"),
            "$1/git/ref/$2",
            "hub4j asks for the older form of a single ref, which GitHub still answers"));

    /** Answers that any endpoint may give, in the form of GitHub's basic error, described or not. */
    private static final Map<Integer, String> ERRORS = Map.of(
            301, "a repository that has another name, or an issue that was moved",
            307, "the same for what is no read",
            401, "credentials that are not or no longer good",
            403, "a permission that is missing, or a rate limit",
            404, "something that is not there, or not for this caller to see",
            429, "a rate limit");

    private static final List<Excuse> EXCUSES = List.of(
            excuse(
                    ".*\\[validation\\.request\\.accept\\.notAllowed]",
                    "GitHub's own media types, as application/vnd.github+json, are described in words only"),
            excuse(
                    ".* -> 422: answer: property 'status' is not defined .*",
                    "GitHub repeats the status in every error, the description of validation errors leaves it out"),
            excuse(
                    "GET /app/installations -> 200: answer/\\d+/account: required property .*",
                    "described as a user and an enterprise at once, where a single installation has the one or the other"),
            excuse(
                    ".*\\[validation\\.\\w+\\.body\\.schema\\.format\\.email]",
                    "the address of a bot has brackets, which no mailbox may have"),
            excuse(
                    ".*/permissions/\\w+ is missing.*\\[example]",
                    "an app has the permissions that it was granted, the examples' app nearly all"),
            excuse(
                    "pull-request-.* payload/pull_request/\\w+/repo/custom_properties is missing.*\\[example]",
                    "GitHub's description of a pull request's repositories is without them"),
            excuse(
                    "[\\w-]+: payload/organization is missing.*\\[example]",
                    "the examples are of organizations, the simulator's owners are people"),
            excuse(
                    "installation-created: payload/installation/(created|updated)_at is STRING.*\\[example]",
                    "described as texts, which the examples are too old for"),
            excuse(
                    "push: payload/[\\w/]+/(author|committer)/username is missing.*\\[example]",
                    "described as optional: who has no account here has no username"),
            excuse(
                    "issues-.* payload/(changes/old_)?issue/draft is missing.*\\[example]",
                    "described as optional, and GitHub sends it with pull requests only"));

    private Explained() {}

    private static Excuse excuse(String mismatch, String reason) {
        return new Excuse(Pattern.compile(mismatch), reason);
    }

    /** The path under which it is described. */
    static String path(String method, String path) {
        String asked = method + " " + path;
        return ALIASES.stream()
                .filter(alias -> alias.asked().matcher(asked).matches())
                .map(alias -> alias.asked().matcher(asked).replaceFirst(alias.described()))
                .findFirst()
                .orElse(path);
    }

    static boolean anyEndpointMayAnswer(int status) {
        return ERRORS.containsKey(status);
    }

    static boolean isExcused(Mismatch mismatch) {
        return EXCUSES.stream()
                .anyMatch(
                        excuse -> excuse.mismatch().matcher(mismatch.toString()).matches());
    }
}
