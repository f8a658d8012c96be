package org.splectrum.se.model;

import java.util.regex.Pattern;

/** A repository's full name as GitHub spells it, {@code owner/name}. Safe as a part of a path or URL. */
public record RepositoryName(String owner, String name) {
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,99}");

    public RepositoryName {
        if (!PART.matcher(owner).matches() || (!PART.matcher(name).matches() && !name.equals(".github"))) {
            throw new IllegalArgumentException("not a repository name: " + owner + "/" + name);
        }
    }

    /** @throws IllegalArgumentException where the text is not of the form {@code owner/name} */
    public static RepositoryName of(String fullName) {
        int slash = fullName.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("not a repository name: " + fullName);
        }
        return new RepositoryName(fullName.substring(0, slash), fullName.substring(slash + 1));
    }

    @Override
    public String toString() {
        return owner + "/" + name;
    }
}
