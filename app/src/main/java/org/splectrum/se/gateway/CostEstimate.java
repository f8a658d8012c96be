package org.splectrum.se.gateway;

/**
 * What a call may cost.
 *
 * @param inputTokens that it sends, or more
 * @param inputMicroUsd the most that they can cost
 */
record CostEstimate(ModelRequest request, long inputTokens, long inputMicroUsd) {
    /** An answer is seldom longer. */
    private static final long USUAL_ANSWER = 16_000;

    static CostEstimate of(ModelRequest request, long inputTokens) {
        return new CostEstimate(request, inputTokens, price(request).mostFor(inputTokens, request.caching()));
    }

    Reservations.Ask ask() {
        return new Reservations.Ask(
                with(request.fewestTokens()),
                with(Math.min(USUAL_ANSWER, request.maxTokens())),
                with(request.maxTokens()));
    }

    private long with(long outputTokens) {
        return inputMicroUsd + price(request).mostForOutput(outputTokens, inputTokens);
    }

    /** How long an answer so much money allows; never less than makes sense, which the ask has made sure of. */
    long tokensFor(long microUsd) {
        return Math.max(request.fewestTokens(), price(request).outputFor(microUsd - inputMicroUsd, inputTokens));
    }

    private static Price price(ModelRequest request) {
        return Prices.of(request.model());
    }
}
