package org.splectrum.se.runner.protocol;

/** Words by which the runner knows a refusal of the gateway, whatever program it passes through. */
public final class Marks {
    /** Begins the message of the error, of status 402, with which a call of the model is refused that there is no money for. */
    public static final String BUDGET_REACHED = "SE: the budget is spent:";

    /** Begins the reason for which a push is refused that changes what no run may. */
    public static final String PROTECTED_PATHS = "SE: protected:";

    /** Begins the reason for which a push is refused that would make a secret public. */
    public static final String SECRET = "SE: a secret:";

    private Marks() {}
}
