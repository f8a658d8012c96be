package org.splectrum.se.gateway;

import java.util.List;
import java.util.Objects;

/**
 * What a push may bring.
 *
 * @param packBytes of its pack, at most
 * @param grownBytes of all its objects together when they are inflated, at most
 * @param files that it may change
 * @param result ref of what is made public; what goes to others is not looked through
 * @param protect patterns of paths that it may not
 */
record PushLimits(long packBytes, long grownBytes, int files, String result, List<String> protect, SecretScan secrets) {
    /** More than any change that somebody would review. */
    static final int FILES = 5000;

    /** Text shrinks to a third or less in a pack, and what compresses much better is seldom work. */
    private static final int GROWTH = 8;

    PushLimits {
        protect = List.copyOf(protect);
        Objects.requireNonNull(secrets, "secrets is null");
    }

    static PushLimits of(long packBytes, String result, List<String> protect, SecretScan secrets) {
        return new PushLimits(packBytes, GROWTH * packBytes, FILES, result, protect, secrets);
    }
}
