package org.splectrum.se.steps;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.run.Action;
import org.splectrum.se.run.Question;
import org.splectrum.se.run.Remark;
import org.splectrum.se.run.Run;
import org.splectrum.se.runner.protocol.Message;
import org.splectrum.se.runner.protocol.Outcome;
import org.splectrum.se.runner.protocol.Resolution;
import org.splectrum.se.runner.protocol.Resolving;
import org.splectrum.se.runner.protocol.Resolving.Side;
import org.splectrum.se.workflow.Rebasing.Regeneration;

/**
 * What people decided about the conflicts of a step, and what the repository decided beforehand: {@code ours} or {@code theirs}, for all files or, in parts that {@code ;} or a
 * line's end divides, for the one file named behind it. Whatever is neither that nor a choice of the question is said to the model.
 * Pure.
 *
 * @param choices sides by path; {@link Resolving#EVERY_FILE} for all that have none of their own
 * @param guidance the last answer in words; empty where there was none
 * @param regenerate what the default branch's configuration has made anew
 */
record Decisions(Map<String, Side> choices, String guidance, List<Regeneration> regenerate) {
    static final Decisions NONE = new Decisions(Map.of(), "", List.of());

    Decisions {
        choices = Map.copyOf(choices);
        Objects.requireNonNull(guidance, "guidance is null");
        regenerate = List.copyOf(regenerate);
    }

    /** Of all answers so far; none before the step's second attempt. */
    static Decisions of(Run run, AttemptId attempt, Workplace workplace) {
        List<Regeneration> regenerate = run.request().config().rebasing().regenerate();
        if (attempt.number() == 1) {
            return NONE.with(regenerate);
        }
        Set<String> files = files(attempt, workplace);
        List<String> answers = run.situation().remarks().stream()
                .map(Remark::action)
                .filter(Action.Resume.class::isInstance)
                .map(action -> ((Action.Resume) action).answer())
                .toList();
        return read(answers, files).with(regenerate);
    }

    private Decisions with(List<Regeneration> commands) {
        return new Decisions(choices, guidance, commands);
    }

    /** @param files that were in conflict so far */
    static Decisions read(List<String> answers, Set<String> files) {
        Map<String, Side> choices = new HashMap<>();
        String guidance = "";
        for (String answer : answers) {
            Optional<Map<String, Side>> sides = sides(answer, files);
            sides.ifPresent(choices::putAll);
            String first = answer.strip().split("\\s", 2)[0].toLowerCase(Locale.ROOT);
            boolean words = sides.isEmpty()
                    && !Set.of("", Question.RETRY, Question.ACCEPT, Question.ADOPT)
                            .contains(first);
            guidance = words ? answer.strip() : guidance;
        }
        return new Decisions(choices, guidance, List.of());
    }

    /** Empty where a part of it is no choice, or names a file that is not in conflict. */
    private static Optional<Map<String, Side>> sides(String answer, Set<String> files) {
        Map<String, Side> sides = new HashMap<>();
        for (String part : answer.split("[;\n]", -1)) {
            String[] words = part.strip().split("\\s+", 2);
            String path = words.length == 1 ? Resolving.EVERY_FILE : words[1].replace("`", "");
            Optional<Side> side = side(words[0]);
            if (side.isEmpty() || !(path.isEmpty() || files.contains(path))) {
                return Optional.empty();
            }
            sides.put(path, side.get());
        }
        return Optional.of(sides);
    }

    private static Optional<Side> side(String word) {
        return Stream.of(Side.values())
                .filter(side -> side.name().toLowerCase(Locale.ROOT).equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    private static Set<String> files(AttemptId attempt, Workplace workplace) {
        Set<String> files = new LinkedHashSet<>();
        for (int number = 1; number < attempt.number(); number++) {
            AttemptId before = new AttemptId(attempt.run(), attempt.step(), number);
            for (Message message : workplace.containers().told(before)) {
                if (message instanceof Message.Finished(Outcome.Conflicted(var conflicted, var _))) {
                    files.addAll(conflicted);
                } else if (message instanceof Message.Finished(Outcome.Rebased(var _, var _, var resolved))) {
                    resolved.stream().map(Resolution::path).forEach(files::add);
                }
            }
        }
        return files;
    }

    /** The command that makes this path anew; empty where there is none. */
    Optional<String> command(String path) {
        return GeneratedFiles.command(regenerate, path);
    }

    /** For the runner. */
    Resolving resolving(Run run, String model) {
        String purpose = run.request().origin().place() + ": "
                + run.request().origin().title() + "\n\n" + run.request().prompt();
        return new Resolving(purpose.strip(), model, guidance, choices);
    }

    /** What was decided for this path; empty where nobody decided. */
    Optional<Side> choice(String path) {
        return Optional.ofNullable(choices.get(path)).or(() -> Optional.ofNullable(choices.get(Resolving.EVERY_FILE)));
    }
}
