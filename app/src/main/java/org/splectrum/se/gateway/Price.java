package org.splectrum.se.gateway;

/**
 * What a family of models costs, in millionths of a dollar for a million tokens. Anthropic's cache costs a tenth of the input
 * to read, a quarter more than it to write for five minutes, and twice as much for an hour.
 *
 * @param dearer whether a call with more than {@value #LONG} tokens of input costs twice as much, and half as much again for
 *     its output
 */
record Price(String family, long input, long output, boolean dearer) {
    private static final long MILLION = 1_000_000;
    private static final long LONG = 200_000;

    /** @param inputUsd dollars for a million tokens */
    static Price of(String family, long inputUsd, long outputUsd) {
        return new Price(family, inputUsd * MILLION, outputUsd * MILLION, false);
    }

    Price dearerWhenLong() {
        return new Price(family, input, output, true);
    }

    /** In millionths of a dollar, rounded up. */
    long of(Tokens tokens) {
        long twentieths = 20 * tokens.input()
                + 2 * tokens.cacheRead()
                + 25 * tokens.cacheWrite()
                + 15 * tokens.longCacheWrite(); // these are part of the cache writes
        boolean large = dearer && tokens.allInput() > LONG;
        long in = Math.ceilDiv(input * twentieths, 20) * (large ? 2 : 1);
        long out = output * tokens.output() * (large ? 3 : 2) / 2;
        return Math.ceilDiv(in + out, MILLION);
    }

    /** The most that so many tokens of input can cost. */
    long mostFor(long tokens, ModelRequest.Caching caching) {
        return switch (caching) {
            case NONE -> of(new Tokens(tokens, 0, 0, 0, 0));
            case MINUTES -> of(new Tokens(0, 0, 0, tokens, 0));
            case HOUR -> of(new Tokens(0, 0, 0, tokens, tokens));
        };
    }

    /** The most that so many tokens of output can cost behind so many of input. */
    long mostForOutput(long tokens, long inputTokens) {
        return Math.ceilDiv(output * tokens * (dearer && inputTokens > LONG ? 3 : 2), 2 * MILLION);
    }

    /** How many tokens of output so much money buys behind so many of input. */
    long outputFor(long microUsd, long inputTokens) {
        return microUsd * 2 * MILLION / (output * (dearer && inputTokens > LONG ? 3 : 2));
    }
}
