package org.splectrum.se.runner.conflict;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.splectrum.se.runner.git.MarkedText.Piece;
import org.splectrum.se.runner.git.StoppedReplay;
import org.splectrum.se.runner.protocol.Resolving;
import org.splectrum.se.templates.Template;

/** What the model is asked about the hunks of some files. All that others wrote is marked line by line. */
final class Question {
    private static final Template PROMPT = Template.named("prompts/resolve.md");
    private static final int NEIGHBOURS = 12;
    private static final int WORDS = 8_000;

    private final StoppedReplay replay;
    private final Resolving resolving;
    private final List<Candidate> candidates;
    private int number;

    Question(StoppedReplay replay, Resolving resolving, List<Candidate> candidates) {
        this.replay = replay;
        this.resolving = resolving;
        this.candidates = List.copyOf(candidates);
    }

    /** @param refused why an earlier answer was refused, by path; empty before the first */
    String text(Map<String, List<String>> refused) {
        number = 0;
        String files = candidates.stream().map(this::file).collect(Collectors.joining("\n"));
        return PROMPT.render(Map.of(
                "purpose", marked(resolving.purpose()),
                "message", marked(replay.message()),
                "guidance", guidance(),
                "refused", refused(refused),
                "files", files,
                "count", String.valueOf(number)));
    }

    private String guidance() {
        return resolving.guidance().isBlank()
                ? ""
                : "# What a person said\n\nSomebody who may ask for work here was asked about this conflict, and said:\n\n"
                        + marked(resolving.guidance()) + "\n\n";
    }

    private static String refused(Map<String, List<String>> refused) {
        return refused.isEmpty()
                ? ""
                : "# An earlier answer was refused\n\nSomebody answered before you, and these are the reasons why it was not taken:\n\n"
                        + refused.entrySet().stream()
                                .map(each -> marked(each.getKey() + "\n" + String.join("\n", each.getValue())))
                                .collect(Collectors.joining("\n\n"))
                        + "\n\n";
    }

    private String file(Candidate candidate) {
        StringBuilder text = new StringBuilder("## A file\n\nIts path:\n" + marked(candidate.path()) + "\n\n");
        List<String> behind = replay.messagesOfOurs(candidate.path());
        text.append("Messages of the commits that made *ours* what it is:\n")
                .append(marked(String.join("\n\n", behind)))
                .append("\n\n");
        List<Piece> pieces = candidate.shown();
        for (int at = 0; at < pieces.size(); at++) {
            if (pieces.get(at) instanceof Piece.Hunk hunk) {
                number++;
                text.append("### Hunk ").append(number).append("\n\nLines before it:\n");
                text.append(at == 0 ? "(the file begins here)" : last(pieces.get(at - 1)));
                text.append("\n\nbase:\n").append(code(hunk.base()));
                text.append("\n\nours:\n").append(code(hunk.ours()));
                text.append("\n\ntheirs:\n").append(code(hunk.theirs()));
                text.append("\n\nLines behind it:\n");
                text.append(at + 1 == pieces.size() ? "(the file ends here)" : first(pieces.get(at + 1)));
                text.append("\n\n");
            }
        }
        return text.toString();
    }

    private static String last(Piece piece) {
        return switch (piece) {
            case Piece.Context(String text) -> {
                List<String> lines = text.lines().toList();
                yield code(String.join("\n", lines.subList(Math.max(0, lines.size() - NEIGHBOURS), lines.size())));
            }
            case Piece.Hunk _ -> "(the hunk before)";
        };
    }

    private static String first(Piece piece) {
        return switch (piece) {
            case Piece.Context(String text) ->
                code(text.lines().limit(NEIGHBOURS).collect(Collectors.joining("\n")));
            case Piece.Hunk _ -> "(the next hunk)";
        };
    }

    /** Letter for letter. */
    private static String code(String text) {
        return text.isEmpty()
                ? "(nothing)"
                : text.lines().map(line -> "| " + line).collect(Collectors.joining("\n"));
    }

    private static String marked(String text) {
        String start = text.length() <= WORDS ? text : text.substring(0, WORDS);
        return code(start.strip().replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", " "));
    }

    /** As many files together as one question should hold; each file once. */
    static List<List<Candidate>> batches(List<Candidate> candidates, int mostHunks, int mostCharacters) {
        List<List<Candidate>> batches = new ArrayList<>();
        int hunks = 0;
        int characters = 0;
        for (Candidate candidate : candidates) {
            int size = size(candidate);
            boolean fits = !batches.isEmpty()
                    && hunks + candidate.hunks().size() <= mostHunks
                    && characters + size <= mostCharacters;
            if (!fits) {
                batches.add(new ArrayList<>());
                hunks = 0;
                characters = 0;
            }
            batches.getLast().add(candidate);
            hunks += candidate.hunks().size();
            characters += size;
        }
        return batches;
    }

    /** Of what is in conflict, in characters. */
    static int size(Candidate candidate) {
        return candidate.hunks().stream()
                .mapToInt(hunk -> hunk.base().length()
                        + hunk.ours().length()
                        + hunk.theirs().length())
                .sum();
    }
}
