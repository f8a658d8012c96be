package org.splectrum.se.runner.conflict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.splectrum.se.runner.git.MarkedText;
import org.splectrum.se.runner.git.MarkedText.Piece;
import org.splectrum.se.runner.git.StoppedReplay;
import org.splectrum.se.runner.git.Unmerged;
import org.splectrum.se.runner.protocol.FileConflict;
import org.splectrum.se.runner.protocol.Inquiry;
import org.splectrum.se.runner.protocol.Resolving;
import org.splectrum.se.runner.protocol.Ruling;

/**
 * A conflict that can be resolved: a text on all sides, of one mode.
 *
 * @param pieces as git brought the sides together, with at least one hunk
 * @param settled texts of hunks that nobody has to decide, by the hunk's place among all, from 0
 */
record Candidate(Unmerged file, FileConflict conflict, List<Piece> pieces, Map<Integer, String> settled) {
    Candidate {
        pieces = List.copyOf(pieces);
        settled = Map.copyOf(settled);
    }

    /** Whether a conflict is one; what is not is named, never guessed. */
    sealed interface Examined {
        record Fit(Candidate candidate) implements Examined {}

        /** @param why half a sentence about the file, for people */
        record Unfit(String why) implements Examined {}
    }

    static Examined examine(StoppedReplay replay, Unmerged file) {
        String strange = strange(file);
        if (!strange.isEmpty()) {
            return new Examined.Unfit(strange);
        }
        var base = replay.text(file.base());
        var ours = replay.text(file.ours());
        var theirs = replay.text(file.theirs());
        if (base.isEmpty() || ours.isEmpty() || theirs.isEmpty() || holdsZero(base.get(), ours.get(), theirs.get())) {
            return new Examined.Unfit("it is no text in UTF-8 on every side, or a very large one");
        }
        if (MarkedText.confuses(base.get()) || MarkedText.confuses(ours.get()) || MarkedText.confuses(theirs.get())) {
            return new Examined.Unfit("it holds lines that cannot be told from git's conflict markers");
        }
        List<Piece> pieces = replay.marked(file).flatMap(MarkedText::pieces).orElse(List.of());
        if (pieces.stream().noneMatch(Piece.Hunk.class::isInstance)) {
            return new Examined.Unfit("git does not merge it line by line, as its attributes say");
        }
        FileConflict conflict = new FileConflict(file.path(), base.get(), ours.get(), theirs.get());
        return new Examined.Fit(new Candidate(file, conflict, pieces, Map.of()));
    }

    /** Empty where there is a file on both sides, and on the base or nowhere before. */
    private static String strange(Unmerged file) {
        List<Unmerged.Stage> sides = List.of(file.base(), file.ours(), file.theirs());
        if (file.path().indexOf('\uFFFD') >= 0) {
            return "its name is not UTF-8";
        }
        if (sides.stream().anyMatch(side -> side.mode().equals("160000"))) {
            return "it is a submodule";
        }
        if (sides.stream().anyMatch(side -> side.mode().equals("120000"))) {
            return "it is a symbolic link";
        }
        if (!file.ours().present() && !file.theirs().present()) {
            return "both sides renamed it, or one renamed and the other deleted it";
        }
        if (!file.base().present() && !(file.ours().present() && file.theirs().present())) {
            return "both sides renamed a file, to different names or to the same one";
        }
        if (!file.ours().present()) {
            return "the base deleted or renamed it, and the commit changed it";
        }
        if (!file.theirs().present()) {
            return "the commit deleted or renamed it, and the base changed it";
        }
        boolean modes = file.ours().mode().equals(file.theirs().mode())
                && (!file.base().present()
                        || file.base().mode().equals(file.ours().mode()));
        return modes ? "" : "its mode differs between the sides";
    }

    private static boolean holdsZero(String... texts) {
        return List.of(texts).stream().anyMatch(text -> text.indexOf('\0') >= 0);
    }

    String path() {
        return file.path();
    }

    /** The same with these hunks out of the question. */
    Candidate with(Ruling.Partly partly) {
        Map<Integer, String> texts = new HashMap<>();
        partly.hunks().forEach(hunk -> texts.put(hunk.number() - 1, hunk.text()));
        return new Candidate(file, conflict, pieces, texts);
    }

    /** The same with every hunk in question. */
    Candidate whole() {
        return new Candidate(file, conflict, pieces, Map.of());
    }

    private List<Piece.Hunk> all() {
        return pieces.stream()
                .filter(Piece.Hunk.class::isInstance)
                .map(Piece.Hunk.class::cast)
                .toList();
    }

    /** What the server is asked first. */
    Inquiry.Climb inquiry() {
        return new Inquiry.Climb(
                conflict,
                all().stream()
                        .map(hunk -> new FileConflict.Hunk(hunk.base(), hunk.ours(), hunk.theirs()))
                        .toList());
    }

    /** What somebody has to decide. */
    List<Piece.Hunk> hunks() {
        return shown().stream()
                .filter(Piece.Hunk.class::isInstance)
                .map(Piece.Hunk.class::cast)
                .toList();
    }

    /** The pieces, where what is settled is like what git brought together itself. */
    List<Piece> shown() {
        List<Piece> shown = new ArrayList<>();
        int number = 0;
        for (Piece piece : pieces) {
            Piece next = switch (piece) {
                case Piece.Context context -> context;
                case Piece.Hunk hunk -> {
                    String text = settled.get(number++);
                    yield text == null ? hunk : new Piece.Context(text);
                }
            };
            if (next instanceof Piece.Context(String more)
                    && !shown.isEmpty()
                    && shown.getLast() instanceof Piece.Context(String before)) {
                shown.removeLast();
                next = new Piece.Context(before + more);
            }
            shown.add(next);
        }
        return shown;
    }

    /** The whole file with one side in every hunk, also in those that are settled. */
    String with(Resolving.Side side) {
        return assembled(all().stream()
                .map(hunk -> switch (side) {
                    case OURS -> hunk.ours();
                    case THEIRS -> hunk.theirs();
                })
                .toList());
    }

    /** The whole file with these texts in place of the hunks in question, one for each; nothing else can change. */
    String with(List<String> texts) {
        Iterator<String> next = texts.iterator();
        return assembled(IntStream.range(0, all().size())
                .mapToObj(number -> settled.containsKey(number) ? settled.get(number) : next.next())
                .toList());
    }

    private String assembled(List<String> texts) {
        Iterator<String> next = texts.iterator();
        StringBuilder whole = new StringBuilder();
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Context(String text) -> whole.append(text);
                case Piece.Hunk _ -> whole.append(lines(next.next()));
            }
        }
        boolean endsInHunk = pieces.getLast() instanceof Piece.Hunk;
        return endsInHunk && !endsWithNewline() ? withoutLast(whole.toString()) : whole.toString();
    }

    /** Whole lines, with the ends that the file's lines have. */
    private String lines(String text) {
        if (text.isEmpty()) {
            return text;
        }
        String plain = text.replace("\r\n", "\n");
        String whole = plain.endsWith("\n") ? plain : plain + "\n";
        boolean windows = isWindows(conflict.ours()) && isWindows(conflict.theirs());
        return windows ? whole.replace("\n", "\r\n") : isWindows(text) ? text : whole;
    }

    private static boolean isWindows(String text) {
        return text.contains("\r\n") && text.replace("\r\n", "").indexOf('\n') < 0;
    }

    /** As the one side has it that changed it. */
    private boolean endsWithNewline() {
        boolean ours = conflict.ours().endsWith("\n");
        boolean theirs = conflict.theirs().endsWith("\n");
        boolean onlyOurs = theirs == conflict.base().endsWith("\n");
        return onlyOurs ? ours : theirs;
    }

    private static String withoutLast(String text) {
        return text.endsWith("\r\n")
                ? text.substring(0, text.length() - 2)
                : text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }
}
