package org.splectrum.se.demo.pages;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;
import org.splectrum.se.demo.github.Refusal;
import org.splectrum.se.demo.github.git.BareRepository;
import org.splectrum.se.demo.github.git.Entry;

/** A folder at a revision: the newest commit there, and folders before files. */
public record FolderView(String revision, String folder, CommitLine commit, List<Line> lines) {
    public FolderView {
        requireNonNull(revision, "revision is null");
        requireNonNull(folder, "folder is null");
        requireNonNull(commit, "commit is null");
        lines = List.copyOf(lines);
    }

    /** One file or folder in it. */
    public record Line(String name, String link, String icon) {}

    static FolderView of(Look look, String revision, String folder) {
        BareRepository git = look.repository().git();
        String sha = git.resolve(revision).orElseThrow(Refusal::notFound);
        List<Entry> entries = git.list(revision, folder);
        if (entries.isEmpty() && !folder.isEmpty()) {
            throw Refusal.notFound();
        }
        return new FolderView(
                revision,
                folder,
                CommitLine.of(look, git.commit(sha)),
                entries.stream()
                        .sorted(Comparator.comparing(Entry::folder).reversed().thenComparing(Entry::name))
                        .map(entry -> line(look, revision, entry))
                        .toList());
    }

    private static Line line(Look look, String revision, Entry entry) {
        String kind = entry.folder() ? "/tree/" : "/blob/";
        String link = look.path(kind + revision + "/" + entry.path());
        return new Line(entry.name(), link, entry.folder() ? "folder" : "file");
    }
}
