package org.splectrum.se.runner.git;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.splectrum.se.runner.process.AttemptFailed;
import org.splectrum.se.runner.process.Command;
import org.splectrum.se.runner.process.Deadline;
import org.splectrum.se.runner.process.Ended;
import org.splectrum.se.runner.protocol.Failure;

/**
 * The git command line with nobody's configuration but this: no hooks, no helpers, no prompts, no other protocol than
 * the remote's own. Thread-safe.
 */
final class Git {
    private static final int OUTPUT_BYTES = 4 << 20;
    private static final int MAX_DETAIL = 4000;
    private static final List<String> SETTINGS = List.of(
            "core.hooksPath=/dev/null",
            "core.fsmonitor=false",
            "core.attributesFile=/dev/null",
            "core.excludesFile=/dev/null",
            "core.autocrlf=false",
            "core.quotePath=false",
            "commit.gpgSign=false",
            "push.gpgSign=false",
            "credential.helper=",
            // The gateway shows the few refs that count: asking for them first, as later versions do, is a question
            // more.
            "protocol.version=0",
            "http.proxy=",
            "http.followRedirects=false",
            "submodule.recurse=false",
            "fetch.recurseSubmodules=false",
            "push.recurseSubmodules=no",
            "rerere.enabled=false",
            "merge.conflictStyle=zdiff3",
            // Attributes can ask for git's own driver that puts both sides together; one of this name comes before it.
            "merge.union.driver=git merge-file --quiet --zdiff3 --marker-size=%L %A %O %B",
            "transfer.unpackLimit=1",
            "core.fsync=none",
            "gc.auto=0",
            "maintenance.auto=false",
            "advice.detachedHead=false");

    /** Where programs are. */
    static final String PATH = "/usr/local/bin:/usr/bin:/bin";

    private final Path directory;
    private final Map<String, String> environment;
    private final Deadline deadline;

    private Git(Path directory, Map<String, String> environment, Deadline deadline) {
        this.directory = directory;
        this.environment = Map.copyOf(environment);
        this.deadline = deadline;
    }

    static Git in(Path directory, Deadline deadline) {
        Map<String, String> environment = new HashMap<>();
        environment.put("PATH", PATH);
        environment.put("HOME", "/nonexistent");
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
        environment.put("GIT_ATTR_NOSYSTEM", "1");
        environment.put("GIT_TERMINAL_PROMPT", "0");
        environment.put("GIT_ASKPASS", "/bin/false");
        environment.put("GIT_EDITOR", "true");
        environment.put("GIT_OPTIONAL_LOCKS", "0");
        environment.put("GIT_NO_REPLACE_OBJECTS", "1");
        environment.put("GIT_ALLOW_PROTOCOL", "");
        // Whatever became of the file that names them to the agent's git.
        Alternate.mounted()
                .ifPresent(alternate -> environment.put("GIT_ALTERNATE_OBJECT_DIRECTORIES", alternate.path()));
        return new Git(directory, environment, deadline);
    }

    /** The same with these variables as well. */
    Git with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return new Git(directory, all, deadline);
    }

    /**
     * Runs git and gives what it printed, without the white space around it.
     *
     * @throws AttemptFailed where it ended with another code than 0
     */
    String run(String... words) {
        Ended ended = attempt(words);
        if (!ended.succeeded()) {
            throw failed(ended, words[0]);
        }
        return ended.output().strip();
    }

    /** Runs git with these few words on standard input, and gives what it printed. */
    String feed(String input, String... words) {
        Ended ended = attempt(input, words);
        if (!ended.succeeded()) {
            throw failed(ended, words[0]);
        }
        return ended.output().strip();
    }

    /** Runs git where another code than 0 is an answer too. */
    Ended attempt(String... words) {
        return attempt("", words);
    }

    /** Starts git, for what prints more than is to be kept. */
    Process start(String... words) {
        return command(words).start();
    }

    private Command command(String[] words) {
        List<String> all = new ArrayList<>();
        all.add("git");
        for (String setting : SETTINGS) {
            all.add("-c");
            all.add(setting);
        }
        all.addAll(List.of(words));
        return new Command(all, directory, environment);
    }

    private Ended attempt(String input, String[] words) {
        Ended ended = command(words).run(deadline, OUTPUT_BYTES, input);
        if (ended.exitCode() == Ended.TIMED_OUT) {
            throw new AttemptFailed(Failure.TIMED_OUT, "the time ran out in git " + words[0]);
        }
        return ended;
    }

    static AttemptFailed failed(Ended ended, String word) {
        String said = ended.errors().isBlank()
                ? ended.output().strip()
                : ended.errors().strip();
        said = said.substring(Math.max(0, said.length() - MAX_DETAIL));
        Failure failure = said.contains("No space left on device") ? Failure.DISK_FULL : Failure.GIT_FAILED;
        return new AttemptFailed(failure, "git " + word + " ended with " + ended.exitCode() + ": " + said);
    }
}
