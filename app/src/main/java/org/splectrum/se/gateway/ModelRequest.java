package org.splectrum.se.gateway;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * What the gateway must know of a call of the Messages API, and its bytes as they came: what is not changed stays as it is.
 * Made by {@link ModelRequestReader}.
 */
final class ModelRequest {
    /** How long the input is to be kept in the model's cache, at most. */
    enum Caching {
        NONE,
        MINUTES,
        HOUR
    }

    /** What may be in a request besides. */
    enum Trait {
        STREAMS,
        /** The answer may hold thinking that is not shown. */
        THINKS,
        /** Something whose tokens its bytes do not bound. */
        DOCUMENT
    }

    /**
     * A whole number in the request.
     *
     * @param start offset of its first digit; {@code end} that behind its last
     */
    record Amount(long value, int start, int end) {
        static final Amount NONE = new Amount(0, 0, 0);

        boolean given() {
            return end > start;
        }
    }

    /** How many tokens may be made, and how many of them to think. */
    record Amounts(Amount output, Amount thinking) {}

    private static final long FEWEST = 256;

    /** The API's own. */
    private static final long LEAST_THINKING = 1024;

    private final byte[] body;
    private final String model;
    private final Set<Trait> traits;
    private final Amounts amounts;
    private final Caching caching;

    ModelRequest(byte[] body, String model, Set<Trait> traits, Amounts amounts, Caching caching) {
        this.body = body;
        this.model = model;
        this.traits = Set.copyOf(traits);
        this.amounts = amounts;
        this.caching = caching;
    }

    byte[] body() {
        return body;
    }

    String model() {
        return model;
    }

    boolean streams() {
        return traits.contains(Trait.STREAMS);
    }

    boolean thinks() {
        return traits.contains(Trait.THINKS);
    }

    boolean hasDocument() {
        return traits.contains(Trait.DOCUMENT);
    }

    Caching caching() {
        return caching;
    }

    /** 0 where it is not given. */
    long maxTokens() {
        return amounts.output().value();
    }

    /** How many tokens an answer must be allowed, for the call to make sense. */
    long fewestTokens() {
        long sensible = amounts.thinking().given() ? 2 * LEAST_THINKING : FEWEST;
        return Math.min(maxTokens(), sensible);
    }

    /** The same call with no more tokens of output than so many, at least {@link #fewestTokens()}. */
    ModelRequest limitedTo(long tokens) {
        if (tokens >= maxTokens()) {
            return this;
        }
        Amount thinking = amounts.thinking();
        long thought = thinking.value() < tokens ? thinking.value() : Math.max(LEAST_THINKING, tokens / 2);
        ByteArrayOutputStream changed = new ByteArrayOutputStream(body.length);
        boolean outputFirst = amounts.output().start() < thinking.start() || !thinking.given();
        int at = replace(changed, 0, outputFirst ? amounts.output() : thinking, outputFirst ? tokens : thought);
        if (thinking.given()) {
            at = replace(changed, at, outputFirst ? thinking : amounts.output(), outputFirst ? thought : tokens);
        }
        changed.write(body, at, body.length - at);
        Amounts lowered = new Amounts(new Amount(tokens, 0, 0), new Amount(thought, 0, 0));
        return new ModelRequest(changed.toByteArray(), model, traits, lowered, caching);
    }

    private int replace(ByteArrayOutputStream changed, int from, Amount amount, long value) {
        changed.write(body, from, amount.start() - from);
        changed.writeBytes(Long.toString(value).getBytes(StandardCharsets.US_ASCII));
        return amount.end();
    }
}
