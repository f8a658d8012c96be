package org.splectrum.se.demo.pages;

import java.util.List;

/** All repositories there are. */
public record RepositoriesPage(List<Frame> repositories) {
    public RepositoriesPage {
        repositories = List.copyOf(repositories);
    }
}
