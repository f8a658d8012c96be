package org.splectrum.se.demo.pages;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.splectrum.se.demo.github.Forge;
import org.splectrum.se.demo.github.Role;

/** The list of repositories, and the lists that a repository has. */
final class RepositoryPages {
    private final Forge forge;

    RepositoryPages(Forge forge) {
        this.forge = requireNonNull(forge, "forge is null");
    }

    void addTo(Site site) {
        site.get("/", visit -> new Answer.Shown("repositories", repositories()));
        site.get("/{owner}/{repo}", visit -> new Answer.Shown("repository", RepositoryPage.of(visit.look())));
        site.get("/{owner}/{repo}/issues", visit -> threads(visit.look(), Tab.ISSUES));
        site.get("/{owner}/{repo}/pulls", visit -> threads(visit.look(), Tab.PULLS));
        site.get("/{owner}/{repo}/issues/new", this::newIssue);
    }

    private RepositoriesPage repositories() {
        return new RepositoriesPage(forge.repositories().stream()
                .map(repository -> new Look(repository, forge.now()).frame(Tab.CODE, "Repositories"))
                .toList());
    }

    private static Answer threads(Look look, Tab tab) {
        List<ThreadLine> threads = tab == Tab.PULLS ? look.pulls() : look.issues();
        return new Answer.Shown("threads", new ThreadsPage(look.frame(tab, tab.words()), threads));
    }

    private Answer newIssue(Visit visit) {
        Look look = visit.look();
        People people = People.of(forge, look.repository(), Role.NONE, visit.lastPerson());
        return new Answer.Shown("newIssue", new NewIssuePage(look.frame(Tab.ISSUES, "New issue"), people));
    }
}
