package org.splectrum.se.runner.conflict;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.splectrum.se.runner.git.StoppedReplay;
import org.splectrum.se.runner.process.Ended;
import org.splectrum.se.runner.protocol.Resolution;

/**
 * Has generated files made anew by the repository's commands, from the base's version of them. Of what a command writes its file alone is
 * taken; all else is as it was before. For one thread.
 */
final class Remaking {
    private static final int SAID = 300;
    private static final Pattern MARKER = Pattern.compile("(?m)^(<{7}|>{7})( |$)");

    private final Resolver.Shell shell;
    private boolean ran;

    Remaking(Resolver.Shell shell) {
        this.shell = shell;
    }

    /** A file and the command that makes it. */
    record Remade(Candidate candidate, String command) {}

    /** Whether a command ran at all. */
    boolean ran() {
        return ran;
    }

    /** @param left gets what stays to a person, and why */
    List<Resolution> make(StoppedReplay replay, List<Remade> files, Map<String, List<String>> left) {
        for (Remade file : files) {
            replay.settle(file.candidate().file(), file.candidate().conflict().ours());
        }
        List<Resolution> resolved = new ArrayList<>();
        for (Remade file : files) {
            String path = file.candidate().path();
            String before = replay.tree();
            ran = true;
            Ended ended = shell.run(file.command(), path);
            Optional<String> made = replay.written(path);
            replay.restore(before);
            String wrong = wrong(ended, made, file.candidate().conflict().ours());
            if (wrong.isEmpty()) {
                replay.settle(file.candidate().file(), made.orElseThrow());
                resolved.add(new Resolution(replay.commit(), path, Resolution.REGENERATED, List.of(file.command())));
            } else {
                left.put(path, List.of("it is made anew by the command “" + file.command() + "”, which " + wrong));
            }
        }
        return resolved;
    }

    /** The rest of a sentence; empty where nothing is. */
    private static String wrong(Ended ended, Optional<String> made, String base) {
        if (!ended.succeeded()) {
            String said = ended.output().strip();
            String end = said.substring(Math.max(0, said.length() - SAID));
            return "ended with exit code " + ended.exitCode() + (end.isEmpty() ? "" : ": " + end);
        }
        if (made.isEmpty()) {
            return "left no file there that is a text in UTF-8 of at most 2 MiB";
        }
        if (MARKER.matcher(made.get()).find()) {
            return "left conflict markers in it";
        }
        return made.get().equals(base) ? "left it as the base has it, without what this work needs there" : "";
    }
}
