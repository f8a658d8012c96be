package org.splectrum.se.report;

/** How a check run can end, in GitHub's words in lower case. */
public enum Conclusion {
    SUCCESS,
    FAILURE,
    NEUTRAL,
    ACTION_REQUIRED,
    CANCELLED
}
