package org.splectrum.se.report;

import org.splectrum.se.run.Problem;

/**
 * What a reader is told of a problem.
 *
 * @param reason half a sentence
 * @param action what to do now
 */
record Advice(String reason, String action) {
    static Advice on(Problem.Cause cause) {
        return switch (cause) {
            case AGENT_FAILED ->
                new Advice(
                        "Claude Code ended with an error",
                        "Ask again; where it fails again, ask for a smaller step or say more exactly what you want.");
            case NOTHING_CHANGED ->
                new Advice(
                        "nothing was changed",
                        "Where something should change, ask again and say what, and where. Where it was a question, say so.");
            case MODEL_UNAVAILABLE ->
                new Advice(
                        "the model could not be reached",
                        "Your request is not at fault: ask again later. Whoever runs SE finds the cause with `se doctor`.");
            case ACCEPTANCE_FAILED ->
                new Advice(
                        "an acceptance command failed",
                        "Look at what it printed below. Ask again with a hint, or mend the command in `.github/se.yml`.");
            case ANSWER_UNREADABLE ->
                new Advice(
                        "the answer is not in the form that was asked for",
                        "Ask again; where it fails again, say in the workflow's prompt more exactly how to answer.");
            case CONFLICT ->
                new Advice(
                        "the work conflicts with the newest base",
                        "Ask again, and SE starts anew from the newest base; or take the kept work over as shown below.");
            case PROTECTED_PATHS ->
                new Advice(
                        "the result changes protected paths",
                        "Make this change yourself, or change `protect` in `.github/se.yml` on the default branch and ask again.");
            case NOT_PERMITTED ->
                new Advice("who asked may not write here any more", "Somebody with write permission can ask again.");
            case CLOSED_MEANWHILE ->
                new Advice(
                        "it was closed meanwhile",
                        "Nothing was pushed. Where it is still wanted, open it again and retry; what was made is kept for that.");
            case BRANCH_MOVED ->
                new Advice(
                        "the branch changed during the run",
                        "Nothing was overwritten. Ask again: the next run starts from what the branch has now.");
            case REPOSITORY_UNUSABLE ->
                new Advice("there is nothing to work on", "Mend what is said above, then ask again.");
            case TIMED_OUT ->
                new Advice("the time ran out", "Ask for less in one run, or for the rest of it in another.");
            case DISK_FULL ->
                new Advice(
                        "the disk is full",
                        "Your request is not at fault. Whoever runs SE has to make room; `se doctor` shows where.");
            case GIT_FAILED ->
                new Advice(
                        "git failed",
                        "Ask again; where it fails again, whoever runs SE finds more in the log of this run.");
            case SANDBOX_FAILED ->
                new Advice(
                        "the sandbox gave out",
                        "Your request is not at fault: ask again later. Whoever runs SE finds the cause with `se doctor`.");
            case SURROUNDINGS_FAILED ->
                new Advice(
                        "something that a command needs was not there",
                        "Your request is not at fault: try again with `/se retry`. What was missing is said above.");
            case COMMAND_FAILED ->
                new Advice(
                        "a command of the workflow failed",
                        "Look at what it printed, mend it or the workflow's file, then `/se retry`.");
            case BUDGET_SPENT ->
                new Advice(
                        "the budget is spent",
                        "Nothing is lost. `/se budget +5` allows five dollars more, and the run goes on where it stopped.");
            case SECRET_FOUND ->
                new Advice(
                        "the result holds a secret",
                        "Nothing was pushed. Ask again, and say where the secret is to come from; where it was a real one, change it.");
            case REJECTED -> new Advice("somebody said no", "Ask again with what should be different.");
            case WORKFLOW_WRONG ->
                new Advice(
                        "the workflow cannot be followed",
                        "Mend the workflow's file as said above; `se validate` finds such mistakes before they run.");
        };
    }
}
