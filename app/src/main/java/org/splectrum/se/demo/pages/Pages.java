package org.splectrum.se.demo.pages;

import static java.util.Objects.requireNonNull;

import io.javalin.config.RoutesConfig;
import org.splectrum.se.demo.github.Forge;

/** All pages, at the addresses that the REST interface names as {@code html_url}. Thread-safe. */
public final class Pages {
    private final Forge forge;
    private final Chronicle chronicle;

    /** Takes note of what happens from now on. */
    public Pages(Forge forge) {
        this.forge = requireNonNull(forge, "forge is null");
        this.chronicle = new Chronicle(forge);
    }

    /** To be called after everything else that has routes, for the pages' are wide. */
    public void addTo(RoutesConfig routes) {
        Assets.addTo(routes);
        Site site = new Site(routes, forge);
        new RepositoryPages(forge).addTo(site);
        new CodePages().addTo(site);
        new ThreadPages(forge, chronicle).addTo(site);
        new CheckPages(forge).addTo(site);
        new Forms(forge).addTo(site);
        site.showWhatIsMissing();
    }
}
