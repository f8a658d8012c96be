package org.splectrum.se.demo.pages;

import java.util.List;
import org.splectrum.se.demo.github.Refusal;
import org.splectrum.se.demo.github.git.BareRepository;
import org.splectrum.se.demo.github.git.CommitInfo;
import org.splectrum.se.demo.github.git.FileChange;

/** Files, folders and commits. */
final class CodePages {
    void addTo(Site site) {
        site.get("/{owner}/{repo}/tree/<place>", CodePages::folder);
        site.get("/{owner}/{repo}/blob/<place>", CodePages::file);
        site.get("/{owner}/{repo}/commit/{sha}", CodePages::commit);
    }

    /** A revision and a path in it. */
    private record Place(String revision, String path) {
        /** Splits them; a branch's name may have slashes in it, and the longest one that is there counts. */
        static Place parse(BareRepository git, String words) {
            for (int end = words.length(); end > 0; end = words.lastIndexOf('/', end - 1)) {
                String revision = words.substring(0, end);
                if (git.resolve(revision).isPresent()) {
                    String path = end == words.length() ? "" : words.substring(end + 1);
                    return new Place(revision, path);
                }
            }
            throw Refusal.notFound();
        }
    }

    private static Answer folder(Visit visit) {
        Look look = visit.look();
        Place place = Place.parse(look.repository().git(), visit.path("place"));
        FolderView folder = FolderView.of(look, place.revision(), place.path());
        return new Answer.Shown("folder", new FolderPage(look.frame(Tab.CODE, title(look, place)), folder));
    }

    private static Answer file(Visit visit) {
        Look look = visit.look();
        Place place = Place.parse(look.repository().git(), visit.path("place"));
        if (place.path().isEmpty()) {
            throw Refusal.notFound();
        }
        FileView file = FileView.of(look, place.revision(), place.path());
        return new Answer.Shown("file", new FilePage(look.frame(Tab.CODE, title(look, place)), file));
    }

    private static String title(Look look, Place place) {
        return look.repository().name().name() + "/" + place.path() + " at " + place.revision();
    }

    private static Answer commit(Visit visit) {
        Look look = visit.look();
        BareRepository git = look.repository().git();
        String sha = visit.path("sha");
        if (!sha.matches("[0-9a-f]{40}") || git.resolve(sha).isEmpty()) {
            throw Refusal.notFound();
        }
        CommitInfo info = git.commit(sha);
        CommitLine line = CommitLine.of(look, info);
        List<FileChange> changes =
                info.parents().isEmpty() ? List.of() : git.diff(info.parents().getFirst(), sha);
        List<CheckLine> checks = look.checks(sha).stream()
                .map(check -> CheckLine.of(look, check))
                .toList();
        return new Answer.Shown(
                "commit",
                new CommitPage(look.frame(Tab.CODE, line.subject()), line, checks, FileDiff.all(look, changes, sha)));
    }
}
