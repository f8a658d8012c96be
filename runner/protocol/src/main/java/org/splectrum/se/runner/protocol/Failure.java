package org.splectrum.se.runner.protocol;

/** Why an attempt could not do its work. */
public enum Failure {
    /** The agent's process ended with a non-zero code or reported an error as its result. */
    AGENT_FAILED,
    /** The model's API refused or stayed unreachable: key, quota, overload. */
    MODEL_UNAVAILABLE,
    /** The attempt's time ran out. */
    TIMED_OUT,
    /** The workspace is full. */
    DISK_FULL,
    /** git could not clone, commit or push. */
    GIT_FAILED,
    /** What a command named as its outputs cannot be read. */
    OUTPUTS_WRONG,
    /** The order was not understood, or the runner itself broke. */
    RUNNER_BROKEN
}
