package org.splectrum.se.demo.pages;

/** The parts of a repository's pages. */
public enum Tab {
    CODE("Code", "code", ""),
    ISSUES("Issues", "issue", "/issues"),
    PULLS("Pull requests", "pull", "/pulls"),
    CHECKS("Checks", "check", "/checks");

    private final String words;
    private final String icon;
    private final String path;

    Tab(String words, String icon, String path) {
        this.words = words;
        this.icon = icon;
        this.path = path;
    }

    public String words() {
        return words;
    }

    public String icon() {
        return icon;
    }

    /** Its address below the repository's. */
    public String path() {
        return path;
    }
}
