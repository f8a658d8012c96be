package org.splectrum.se.demo.github;

import static java.util.Objects.requireNonNull;

/** The words of an issue or pull request: a title and a Markdown body, which may be empty. */
public record Content(String title, String body) {
    public Content {
        requireNonNull(title, "title is null");
        requireNonNull(body, "body is null");
    }
}
