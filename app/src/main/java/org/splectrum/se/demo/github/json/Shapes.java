package org.splectrum.se.demo.github.json;

import static java.util.Objects.requireNonNull;

import org.splectrum.se.demo.github.AppRegistration;
import org.splectrum.se.demo.github.Forge;

/** Where every shape is to be had. */
public record Shapes(Forge forge, AppRegistration app, Links links) {
    public Shapes {
        requireNonNull(forge, "forge is null");
        requireNonNull(app, "app is null");
        requireNonNull(links, "links is null");
    }

    public UserShape users() {
        return new UserShape(this);
    }

    public AppShape apps() {
        return new AppShape(this);
    }

    public RepositoryShape repositories() {
        return new RepositoryShape(this);
    }

    public IssueShape issues() {
        return new IssueShape(this);
    }

    public CommentShape comments() {
        return new CommentShape(this);
    }

    public PullShape pulls() {
        return new PullShape(this);
    }

    public ReviewShape reviews() {
        return new ReviewShape(this);
    }

    public CheckShape checks() {
        return new CheckShape(this);
    }

    public CommitShape commits() {
        return new CommitShape(this);
    }
}
