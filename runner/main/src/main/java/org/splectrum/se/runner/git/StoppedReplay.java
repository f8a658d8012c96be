package org.splectrum.se.runner.git;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.splectrum.se.runner.process.Ended;
import org.splectrum.se.runner.protocol.PlainText;

/** A rebase that waits at a commit whose replay conflicts. For one thread. */
public final class StoppedReplay {
    private static final int FIELDS_BEFORE_PATH = 10;
    private static final int COMMITS_SHOWN = 8;

    private final Workspace workspace;
    private final String commit;
    private final List<Unmerged> files;

    private StoppedReplay(Workspace workspace, String commit, List<Unmerged> files) {
        this.workspace = workspace;
        this.commit = commit;
        this.files = List.copyOf(files);
    }

    /** Empty where no path is unmerged: then it stopped for another reason. */
    static Optional<StoppedReplay> of(Workspace workspace) {
        List<Unmerged> files = unmerged(workspace);
        return files.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new StoppedReplay(workspace, workspace.run("rev-parse", "--verify", "REBASE_HEAD"), files));
    }

    /** Sha of the commit that is replayed. */
    public String commit() {
        return commit;
    }

    public List<Unmerged> files() {
        return files;
    }

    /** The whole message of the commit that is replayed. */
    public String message() {
        return workspace.run("log", "--no-walk", "--format=%B", commit);
    }

    /** Messages of what the other side did to the path since, the latest first; as far as there are some. */
    public List<String> messagesOfOurs(String path) {
        Ended log = workspace.attempt(
                "log",
                "--format=%B%x00",
                "--max-count=" + COMMITS_SHOWN,
                commit + "^..HEAD",
                "--",
                ":(literal)" + path);
        return log.succeeded()
                ? Stream.of(log.output().split("\0", -1))
                        .map(String::strip)
                        .filter(message -> !message.isEmpty())
                        .toList()
                : List.of();
    }

    /** The text of a side; an absent side is empty. Empty where it is no text in UTF-8, or has more than a few MiB. */
    public Optional<String> text(Unmerged.Stage stage) {
        return stage.present() ? text(stage.id()) : Optional.of("");
    }

    /** The text with git's markers around what is in conflict, as {@link MarkedText} reads it; empty where there is none. */
    public Optional<String> marked(Unmerged file) {
        Ended id = workspace.attempt("rev-parse", "--verify", "--quiet", "AUTO_MERGE:" + file.path());
        return id.succeeded() ? text(id.output().strip()) : Optional.empty();
    }

    /** What was printed is believed where its id is right: so no byte was lost in reading it as UTF-8. */
    private Optional<String> text(String id) {
        Ended printed = workspace.attempt("cat-file", "blob", id);
        return printed.succeeded() && id(printed.output(), id.length()).equals(id)
                ? Optional.of(printed.output())
                : Optional.empty();
    }

    private static String id(String text, int length) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            MessageDigest digest = MessageDigest.getInstance(length == 40 ? "SHA-1" : "SHA-256");
            digest.update(("blob " + bytes.length + "\0").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest.digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The file is this text, with the mode of the side that has the path. */
    public void settle(Unmerged file, String text) {
        String mode = file.ours().present() ? file.ours().mode() : file.theirs().mode();
        settle(file, new Unmerged.Stage(mode, workspace.feed(text, "hash-object", "-w", "--stdin")));
    }

    /** The file is what this side has, which may be nothing. */
    public void settle(Unmerged file, Unmerged.Stage side) {
        if (side.present()) {
            workspace.run("update-index", "--add", "--cacheinfo", side.mode() + "," + side.id() + "," + file.path());
            workspace.run("checkout-index", "--quiet", "--force", "--", file.path());
        } else {
            workspace.run("update-index", "--force-remove", "--", file.path());
        }
    }

    /** What is settled so far, once everything is, as a tree that nobody can change. */
    public String tree() {
        return workspace.run("write-tree");
    }

    /** Index and files are as this tree has them, and there is nothing else; git works as it did before. */
    public void restore(String tree) {
        workspace.tidy();
        workspace.run("read-tree", "--reset", tree);
        workspace.attempt("clean", "--quiet", "-ffdx");
        workspace.run("checkout-index", "--quiet", "--all", "--force");
    }

    /** What somebody wrote there; empty where it is no regular file within the workspace, no text in UTF-8, or very large. */
    public Optional<String> written(String path) {
        return workspace.file(path).flatMap(PlainText::of);
    }

    /** Makes the commit, as its author wrote it, and replays the next ones; one that became empty is left out. */
    Ended goOn() {
        Ended difference = workspace.attempt("diff-index", "--cached", "--quiet", "HEAD");
        if (difference.exitCode() > 1) {
            throw Git.failed(difference, "diff-index");
        }
        if (difference.succeeded()) {
            return workspace.attempt("rebase", "--skip");
        }
        workspace.run(
                "commit", "--quiet", "--no-verify", "--cleanup=verbatim", "--allow-empty-message", "-C", "REBASE_HEAD");
        return workspace.attempt("rebase", "--continue");
    }

    /** Follows "Porcelain Format Version 2" of git-status(1): an unmerged entry is {@code u} and ten more fields. */
    private static List<Unmerged> unmerged(Workspace workspace) {
        List<Unmerged> files = new ArrayList<>();
        String status = workspace.run("status", "--porcelain=v2", "-z", "--untracked-files=no", "--ignore-submodules");
        for (String entry : status.split("\0", -1)) {
            if (entry.startsWith("u ")) {
                String[] fields = entry.split(" ", FIELDS_BEFORE_PATH + 1);
                files.add(new Unmerged(
                        fields[FIELDS_BEFORE_PATH],
                        new Unmerged.Stage(fields[3], fields[7]),
                        new Unmerged.Stage(fields[4], fields[8]),
                        new Unmerged.Stage(fields[5], fields[9])));
            }
        }
        return files;
    }
}
