package org.splectrum.se.failure.detect;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.splectrum.se.failure.Symptoms;

/**
 * The lines in which a tool complains that it could not fetch, send or ask something. Only these count as the world's doing: a test
 * of the work itself may print that it was refused, or 503, as often as it likes. Pure.
 */
final class Transfers {
    private static final String OF_MAVEN = "Could not transfer ";

    /** What every complaint has somewhere; looked for first. */
    private static final String[] WORDS = {
        "curl: (",
        "wget: ",
        "fatal: ",
        "error: RPC failed",
        "Permission denied (publickey",
        "npm error ",
        "npm ERR! ",
        "ERR_PNPM_",
        "An unexpected error occurred: \"http",
        OF_MAVEN,
        "Could not GET '",
        "Could not HEAD '",
        "Could not resolve ",
        "Max retries exceeded",
        "HTTP error ",
        "network error",
        "error: failed to ",
        "go: ",
        "dial tcp",
        "E: Failed to fetch",
        "Temporary failure resolving",
        "Error response from daemon: ",
        "toomanyrequests: ",
        "API Error",
        "Server returned HTTP response code"
    };

    /** How a complaint begins. */
    private static final Pattern COMPLAINT = Pattern.compile("\\s*+(?:curl: \\([0-9]|wget: |fatal: |error: RPC failed"
            + "|remote: |npm (?:error|ERR!) |ERR_PNPM_|error An unexpected error occurred: \"http"
            + "|> (?:Could not|Connect to|Connection|Read timed out|[\\w.-]{1,100}+: (?:Name|No address|nodename))"
            + "|ERROR: (?:HTTP error|Could not install packages due to)"
            + "|warning: spurious network error|error: failed to (?:get|download|fetch|update|load|sync)"
            + "|go: (?:module |downloading |.{1,300}?: )|E: Failed to fetch|W: Failed to fetch|Err:"
            + "|Error response from daemon: |(?:Error: |error: )?toomanyrequests: |API Error)");

    /** What can only be a complaint, wherever it stands. */
    private static final List<String> ANYWHERE =
            List.of("Permission denied (publickey", "Server returned HTTP response code", "ERR_PNPM_");

    /** Cargo tells the reason of its complaint some lines below it. */
    private static final int REASONS = 16;

    private static final int MOST = 100;

    private Transfers() {}

    /** Each complaint once, and its reasons, in their order; few, however many there are. */
    static List<String> complaints(Symptoms symptoms) {
        Set<String> complaints = new LinkedHashSet<>();
        if (!symptoms.mention(WORDS)) {
            return List.of();
        }
        int reasons = 0;
        for (String line : symptoms.lines()) {
            if (isOfMaven(line)) {
                complaints.add(line.substring(line.indexOf(OF_MAVEN)));
            } else if (isComplaint(line)) {
                complaints.add(line);
                reasons = line.startsWith("error: failed to ") ? REASONS : 0;
            } else if (reasons-- > 0 && line.startsWith("  ")) {
                complaints.add(line);
            }
            if (complaints.size() > MOST) {
                break;
            }
        }
        return List.copyOf(complaints);
    }

    private static boolean isComplaint(String line) {
        return COMPLAINT.matcher(line).lookingAt() || ANYWHERE.stream().anyMatch(line::contains);
    }

    private static boolean isOfMaven(String line) {
        return (line.startsWith("[ERROR]") || line.startsWith("[FATAL]")) && line.contains(OF_MAVEN);
    }
}
