package org.splectrum.se.github;

/** GitHub understood and said no; asking the same again will not help by itself. */
public final class GitHubRefused extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int status;

    GitHubRefused(String message, int status) {
        super(message);
        this.status = status;
    }

    /** GitHub's HTTP status, of the 400s. */
    public int status() {
        return status;
    }

    /** Whether what was asked about is not there, or not for this App. */
    boolean isGone() {
        return status == 404 || status == 410;
    }

    /** Whether a conversation was locked; GitHub tells that from other refusals only by its words. */
    boolean isLocked() {
        return status == 403 && String.valueOf(getMessage()).contains("locked");
    }
}
