package org.splectrum.se.demo.pages;

import static java.util.Objects.requireNonNull;

import gg.jte.Content;
import java.util.List;
import org.splectrum.se.demo.github.Repository;

/** A repository: what is on its default branch, and what is discussed. The lists of threads are the newest few. */
public record RepositoryPage(
        Frame frame, FolderView root, Content readme, List<ThreadLine> issues, List<ThreadLine> pulls) {
    private static final int FEW = 8;

    public RepositoryPage {
        requireNonNull(frame, "frame is null");
        requireNonNull(root, "root is null");
        requireNonNull(readme, "readme is null");
        issues = List.copyOf(issues);
        pulls = List.copyOf(pulls);
    }

    static RepositoryPage of(Look look) {
        Repository repository = look.repository();
        String branch = repository.defaultBranch();
        String readme =
                repository.git().file(branch, "README.md").map(FileView::text).orElse("");
        return new RepositoryPage(
                look.frame(Tab.CODE, repository.name().toString()),
                FolderView.of(look, branch, ""),
                Markdown.document(repository, readme),
                few(look.issues()),
                few(look.pulls()));
    }

    private static List<ThreadLine> few(List<ThreadLine> all) {
        return all.subList(0, Math.min(FEW, all.size()));
    }
}
