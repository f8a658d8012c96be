package org.splectrum.se.merge.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.splectrum.se.merge.Anatomy;
import org.splectrum.se.merge.Anatomy.Span;
import org.splectrum.se.merge.Blob;
import org.splectrum.se.merge.Conflict;
import org.splectrum.se.merge.Part;

/** Makes wrong answers to a conflict, mechanically. */
final class WrongAnswers {
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]{2,}");

    private final Conflict conflict;
    private final Blob human;
    private final List<Part> parts;
    private final List<String> lines;
    private final List<Span> regions;
    private final Map<WrongClass, String> answers = new EnumMap<>(WrongClass.class);

    private WrongAnswers(Case replayed) {
        this.conflict = replayed.conflict();
        this.human = replayed.human();
        this.parts = Anatomy.parts(conflict);
        this.lines = text(human).lines().toList();
        this.regions = Anatomy.regions(conflict, human);
    }

    /** Those that can be made and that differ from the person's, white space aside. */
    static Map<WrongClass, Blob> of(Case replayed) {
        WrongAnswers wrong = new WrongAnswers(replayed);
        if (!wrong.parts.isEmpty()) {
            wrong.files();
            wrong.changes();
        }
        if (wrong.parts.stream().anyMatch(Part.Hunk.class::isInstance)) {
            wrong.sides();
        }
        String right = bare(text(replayed.human()));
        Map<WrongClass, Blob> answers = new EnumMap<>(WrongClass.class);
        wrong.answers.forEach((kind, answer) -> {
            if (!bare(answer).equals(right)) {
                answers.put(kind, Blob.of(answer));
            }
        });
        return answers;
    }

    static String bare(String text) {
        return text.replaceAll("\\s+", "");
    }

    static String text(Blob blob) {
        return new String(blob.bytes(), UTF_8);
    }

    private void files() {
        answers.put(WrongClass.OURS_FILE, text(conflict.ours()));
        answers.put(WrongClass.THEIRS_FILE, text(conflict.theirs()));
        answers.put(WrongClass.BASE_FILE, text(conflict.base()));
        answers.put(WrongClass.EMPTY_FILE, "");
    }

    /** Where git settles everything by itself there are no hunks to take a side of. */
    private void sides() {
        answers.put(WrongClass.OURS, answered(Part.Hunk::ours));
        answers.put(WrongClass.THEIRS, answered(Part.Hunk::theirs));
        answers.put(WrongClass.BASE, answered(Part.Hunk::base));
        answers.put(WrongClass.NOTHING, answered(hunk -> ""));
        String both = bare(answered(hunk -> hunk.ours() + hunk.theirs()));
        if (!both.equals(bare(answered(Part.Hunk::ours))) && !both.equals(bare(answered(Part.Hunk::theirs)))) {
            answers.put(WrongClass.OURS_THEIRS, answered(hunk -> hunk.ours() + hunk.theirs()));
            answers.put(WrongClass.THEIRS_OURS, answered(hunk -> hunk.theirs() + hunk.ours()));
        }
        answers.put(
                WrongClass.MARKERS_LEFT,
                answered(hunk -> "<<<<<<< ours\n" + hunk.ours() + "||||||| base\n" + hunk.base() + "=======\n"
                        + hunk.theirs() + ">>>>>>> theirs\n"));
    }

    private void changes() {
        regions.stream().findFirst().ifPresent(region -> answers.put(WrongClass.HUNK_DROPPED, without(region)));
        Anatomy.additions(conflict, human).stream()
                .findFirst()
                .or(this::addedLine)
                .ifPresent(span -> answers.put(WrongClass.DECLARATION_DROPPED, without(span)));
        outside().ifPresent(line -> answers.put(WrongClass.CHANGED_OUTSIDE, with(line, "Changed", name -> true)));
        Set<String> brought = brought();
        IntStream.iterate(lines.size() - 1, line -> line >= 0, line -> line - 1)
                .filter(line -> names(lines.get(line)).stream().anyMatch(brought::contains))
                .boxed()
                .findFirst()
                .ifPresent(line -> answers.put(WrongClass.RENAMED, with(line, "Renamed", brought::contains)));
    }

    private String answered(Function<Part.Hunk, String> answer) {
        return parts.stream()
                .map(part -> switch (part) {
                    case Part.Settled(var text) -> text;
                    case Part.Hunk hunk -> answer.apply(hunk);
                })
                .collect(Collectors.joining());
    }

    /** A line of one side alone, where there are no declarations. */
    private Optional<Span> addedLine() {
        Set<String> base = text(conflict.base()).lines().map(String::strip).collect(Collectors.toSet());
        return IntStream.range(0, lines.size())
                .filter(line -> !names(lines.get(line)).isEmpty()
                        && !base.contains(lines.get(line).strip()))
                .mapToObj(line -> new Span(line + 1, line + 1))
                .findFirst();
    }

    /** A line with a name, as far from any hunk as can be. */
    private Optional<Integer> outside() {
        if (regions.isEmpty()) {
            return Optional.empty();
        }
        return IntStream.range(0, lines.size())
                .filter(line -> regions.stream().noneMatch(span -> span.first() - 1 <= line && line < span.last()))
                .filter(line -> !names(lines.get(line)).isEmpty())
                .boxed()
                .max((one, other) -> Integer.compare(distance(one), distance(other)));
    }

    private int distance(int line) {
        return regions.stream()
                .mapToInt(span -> Math.min(Math.abs(line - span.first()), Math.abs(line - span.last())))
                .min()
                .orElse(0);
    }

    /** Names that one side has and neither the base nor the other. */
    private Set<String> brought() {
        Set<String> base = new HashSet<>(names(text(conflict.base())));
        Set<String> ours = new HashSet<>(names(text(conflict.ours())));
        Set<String> theirs = new HashSet<>(names(text(conflict.theirs())));
        Set<String> brought = new HashSet<>(ours);
        brought.addAll(theirs);
        brought.removeIf(name -> base.contains(name) || (ours.contains(name) && theirs.contains(name)));
        return brought;
    }

    private String without(Span span) {
        List<String> left = new ArrayList<>(lines);
        left.subList(span.first() - 1, span.last()).clear();
        return String.join("\n", left) + "\n";
    }

    private String with(int line, String suffix, Predicate<String> which) {
        List<String> changed = new ArrayList<>(lines);
        Matcher matcher = NAME.matcher(lines.get(line));
        while (matcher.find()) {
            if (which.test(matcher.group())) {
                changed.set(
                        line,
                        lines.get(line).substring(0, matcher.end())
                                + suffix
                                + lines.get(line).substring(matcher.end()));
                break;
            }
        }
        return String.join("\n", changed) + "\n";
    }

    private static List<String> names(String text) {
        return NAME.matcher(text).results().map(result -> result.group()).toList();
    }
}
