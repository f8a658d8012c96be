package org.splectrum.se.runner.conflict;

import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.splectrum.se.runner.git.MarkedText;
import org.splectrum.se.runner.git.MarkedText.Piece;
import org.splectrum.se.runner.git.StoppedReplay;
import org.splectrum.se.runner.git.Unmerged;
import org.splectrum.se.runner.protocol.FileConflict;
import org.splectrum.se.runner.protocol.Resolving;

/**
 * A conflict that can be resolved: a text on all sides, of one mode.
 *
 * @param pieces as git brought the sides together, with at least one hunk
 */
record Candidate(Unmerged file, FileConflict conflict, List<Piece> pieces) {
    Candidate {
        pieces = List.copyOf(pieces);
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
        return new Examined.Fit(new Candidate(file, conflict, pieces));
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

    List<Piece.Hunk> hunks() {
        return pieces.stream()
                .filter(Piece.Hunk.class::isInstance)
                .map(Piece.Hunk.class::cast)
                .toList();
    }

    /** The whole file with one side in every hunk. */
    String with(Resolving.Side side) {
        return assembled(hunk -> switch (side) {
            case OURS -> hunk.ours();
            case THEIRS -> hunk.theirs();
        });
    }

    /** The whole file with these texts in place of the hunks, one for each; nothing else can change. */
    String with(List<String> texts) {
        Iterator<String> next = texts.iterator();
        return assembled(hunk -> next.next());
    }

    private String assembled(Function<Piece.Hunk, String> texts) {
        StringBuilder whole = new StringBuilder();
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Context(String text) -> whole.append(text);
                case Piece.Hunk hunk -> whole.append(lines(texts.apply(hunk)));
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
