package org.splectrum.se.runner.conflict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.splectrum.se.runner.git.Rebase;
import org.splectrum.se.runner.git.StoppedReplay;
import org.splectrum.se.runner.git.Unmerged;
import org.splectrum.se.runner.process.Ended;
import org.splectrum.se.runner.protocol.FileConflict;
import org.splectrum.se.runner.protocol.Inquiry;
import org.splectrum.se.runner.protocol.Resolution;
import org.splectrum.se.runner.protocol.Resolving;
import org.splectrum.se.runner.protocol.Ruling;

/**
 * Settles the conflicts of a rebase: what a person decided as decided, what is provable by the server's rungs, generated files by
 * the repository's commands, the rest by mergiraf where the image has it, and then by a model; the server judges what these make. What
 * is refused twice, or is no conflict of texts, is left to a person. For one thread.
 */
public final class Resolver implements Rebase.Conflicts {
    private static final int HUNKS = 40;
    private static final int CHARACTERS = 120_000;
    private static final String NOT_TRIED = "it was not tried, because another file needs a person";

    private final Resolving resolving;
    private final Server server;
    private final Structural structural;
    private final Model model;
    private final Remaking remaking;
    private final List<Resolution> resolved = new ArrayList<>();

    /** The server's word on conflicts. */
    @FunctionalInterface
    public interface Server {
        Ruling ask(Inquiry inquiry);
    }

    /** A model that can read the workspace and nothing else. */
    @FunctionalInterface
    public interface Model {
        /** @return its last words; not in the form of the schema where it did not keep to that */
        String answer(String prompt, String schema);
    }

    /** A program that merges what it can read the language of. */
    @FunctionalInterface
    public interface Structural {
        /** The whole file; empty where it does not know */
        Optional<String> merge(FileConflict conflict);
    }

    /** A shell in the workspace, for the repository's commands. */
    @FunctionalInterface
    public interface Shell {
        /** @param file that is to be made */
        Ended run(String command, String file);
    }

    public Resolver(Resolving resolving, Server server, Structural structural, Model model, Shell shell) {
        this.resolving = resolving;
        this.server = server;
        this.structural = structural;
        this.model = model;
        this.remaking = new Remaking(shell);
    }

    /** Whether a command of the repository ran in the workspace, so that nothing there is to be trusted. */
    public boolean ranCommands() {
        return remaking.ran();
    }

    /** What was resolved so far. */
    public List<Resolution> resolved() {
        return List.copyOf(resolved);
    }

    @Override
    public Map<String, List<String>> settle(StoppedReplay replay) {
        Map<String, List<String>> left = new TreeMap<>();
        Sorted sorted = new Sorted(new ArrayList<>(), new ArrayList<>());
        for (Unmerged file : replay.files()) {
            Optional<Resolving.Side> choice = choice(file.path());
            Candidate.Examined examined = Candidate.examine(replay, file);
            if (choice.isPresent()) {
                decide(replay, examined, file, choice.get());
            } else {
                switch (examined) {
                    case Candidate.Examined.Fit(Candidate candidate) -> climb(replay, candidate, sorted);
                    case Candidate.Examined.Unfit(String why) -> left.put(file.path(), List.of(why));
                }
            }
        }
        for (List<Candidate> batch : Question.batches(sorted.open(), HUNKS, CHARACTERS)) {
            if (left.isEmpty()) {
                left.putAll(consult(replay, batch));
            } else {
                batch.forEach(candidate -> left.put(candidate.path(), List.of(NOT_TRIED)));
            }
        }
        if (left.isEmpty()) {
            resolved.addAll(remaking.make(replay, sorted.remade(), left));
        } else {
            sorted.remade().forEach(each -> left.put(each.candidate().path(), List.of(NOT_TRIED)));
        }
        return left;
    }

    /**
     * Conflicts that need more than the server's word.
     *
     * @param open to the model
     * @param remade by commands, once all else is settled
     */
    private record Sorted(List<Candidate> open, List<Remaking.Remade> remade) {}

    private Optional<Resolving.Side> choice(String path) {
        Map<String, Resolving.Side> choices = resolving.choices();
        return Optional.ofNullable(choices.get(path)).or(() -> Optional.ofNullable(choices.get(Resolving.EVERY_FILE)));
    }

    /** In a text only the hunks are the chosen side's; of anything else the whole is. */
    private void decide(StoppedReplay replay, Candidate.Examined examined, Unmerged file, Resolving.Side side) {
        switch (examined) {
            case Candidate.Examined.Fit(Candidate candidate) -> replay.settle(file, candidate.with(side));
            case Candidate.Examined.Unfit _ -> replay.settle(file, file.of(side));
        }
        String reason = switch (side) {
            case OURS -> "A person chose what the base has.";
            case THEIRS -> "A person chose what the work has.";
        };
        resolved.add(new Resolution(replay.commit(), file.path(), Resolution.PERSON, List.of(reason)));
    }

    private void climb(StoppedReplay replay, Candidate candidate, Sorted sorted) {
        switch (server.ask(candidate.inquiry())) {
            case Ruling.Resolved(String text, String rung) -> {
                replay.settle(candidate.file(), text);
                resolved.add(new Resolution(replay.commit(), candidate.path(), rung, List.of()));
            }
            case Ruling.MadeAnew(String command) -> sorted.remade().add(new Remaking.Remade(candidate, command));
            case Ruling.Partly partly -> {
                if (!isMerged(replay, candidate)) {
                    sorted.open().add(candidate.with(partly));
                }
            }
            case Ruling.Open _, Ruling.Accepted _, Ruling.Refused _ -> {
                if (!isMerged(replay, candidate)) {
                    sorted.open().add(candidate);
                }
            }
        }
    }

    /** Whether it is settled by its structure, as the server agrees. */
    private boolean isMerged(StoppedReplay replay, Candidate candidate) {
        Optional<String> text = structural
                .merge(candidate.conflict())
                .filter(made -> server.ask(new Inquiry.Judge(candidate.conflict(), made)) instanceof Ruling.Accepted);
        text.ifPresent(made -> {
            replay.settle(candidate.file(), made);
            resolved.add(new Resolution(replay.commit(), candidate.path(), Resolution.MERGIRAF, List.of()));
        });
        return text.isPresent();
    }

    private static boolean isTooMuch(Candidate candidate) {
        return Question.size(candidate) > CHARACTERS || candidate.hunks().size() > HUNKS;
    }

    /** @return what stays refused after a second try, which knows the reasons of the first, and for which every hunk is open */
    private Map<String, List<String>> consult(StoppedReplay replay, List<Candidate> batch) {
        if (isTooMuch(batch.getFirst())) {
            String tooMuch = "there is more in conflict than a model is asked about at once: "
                    + batch.getFirst().hunks().size() + " hunks";
            Map<String, List<String>> left =
                    new TreeMap<>(Map.of(batch.getFirst().path(), List.of(tooMuch)));
            batch.stream().skip(1).forEach(candidate -> left.put(candidate.path(), List.of(NOT_TRIED)));
            return left;
        }
        Map<String, List<String>> refused = consult(replay, batch, Map.of());
        if (refused.isEmpty()) {
            return refused;
        }
        List<Candidate> again = batch.stream()
                .filter(candidate -> refused.containsKey(candidate.path()))
                .map(Candidate::whole)
                .toList();
        Map<String, List<String>> left = new LinkedHashMap<>();
        for (List<Candidate> part : Question.batches(again, HUNKS, CHARACTERS)) {
            Map<String, List<String>> reasons = new LinkedHashMap<>();
            part.forEach(candidate -> reasons.put(candidate.path(), refused.get(candidate.path())));
            left.putAll(isTooMuch(part.getFirst()) ? reasons : consult(replay, part, reasons));
        }
        return left;
    }

    private Map<String, List<String>> consult(
            StoppedReplay replay, List<Candidate> batch, Map<String, List<String>> before) {
        String words = model.answer(new Question(replay, resolving, batch).text(before), Answers.SCHEMA);
        int count =
                batch.stream().mapToInt(candidate -> candidate.hunks().size()).sum();
        return switch (Answers.read(words, count)) {
            case Answers.Right(List<Answers.Answer> hunks) -> propose(replay, batch, hunks);
            case Answers.Wrong(String why) -> {
                Map<String, List<String>> refused = new LinkedHashMap<>();
                batch.forEach(candidate -> refused.put(candidate.path(), List.of(why)));
                yield refused;
            }
        };
    }

    private Map<String, List<String>> propose(StoppedReplay replay, List<Candidate> batch, List<Answers.Answer> hunks) {
        Map<String, List<String>> refused = new LinkedHashMap<>();
        int at = 0;
        for (Candidate candidate : batch) {
            List<Answers.Answer> own = hunks.subList(at, at + candidate.hunks().size());
            at += own.size();
            String text = candidate.with(own.stream().map(Answers.Answer::text).toList());
            switch (server.ask(new Inquiry.Judge(candidate.conflict(), text))) {
                case Ruling.Accepted _ -> {
                    replay.settle(candidate.file(), text);
                    List<String> reasons =
                            own.stream().map(Answers.Answer::reason).toList();
                    resolved.add(new Resolution(replay.commit(), candidate.path(), Resolution.CLAUDE, reasons));
                }
                case Ruling.Refused(List<String> reasons) -> refused.put(candidate.path(), reasons);
                case Ruling.Open _, Ruling.Resolved _, Ruling.MadeAnew _, Ruling.Partly _ ->
                    refused.put(candidate.path(), List.of("the server did not judge it"));
            }
        }
        return refused;
    }
}
