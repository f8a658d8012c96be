package org.splectrum.se.runner.protocol;

/** Why an attempt could not do its work. */
public enum Failure {
    /** The agent's process ended with a non-zero code or reported an error as its result. */
    AGENT_FAILED,
    /** The model's API refused or stayed unreachable: key, quota, overload. */
    MODEL_UNAVAILABLE,
    /** The model's calls have cost what they may; the work so far is where it was. */
    BUDGET_REACHED,
    /** The attempt's time ran out. */
    TIMED_OUT,
    /** The workspace is full. */
    DISK_FULL,
    /** git could not clone, commit or push. */
    GIT_FAILED,
    /** What is to be brought together has no commit in common, which the detail tells with what to do. */
    UNRELATED,
    /** What a command named as its outputs cannot be read. */
    OUTPUTS_WRONG,
    /** The work changes paths that no run may change, which the detail names. */
    PROTECTED_PATHS,
    /** The work would make a secret public; the detail says where it stands. */
    SECRET_FOUND,
    /** The order was not understood, or the runner itself broke. */
    RUNNER_BROKEN
}
