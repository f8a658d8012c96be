package org.splectrum.se.command;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts of money as people write them. Pure. */
final class Amount {
    private static final Pattern RAISE = Pattern.compile("\\+\\$?([0-9]{1,6})(?:\\.([0-9]{1,6}))?\\$?");
    private static final int MICRO = 6;

    private Amount() {}

    /** Of {@code +5}, {@code +2.50} and {@code +$5}, in millionths of a US dollar; empty where it is none, or nothing. */
    static Optional<Long> microUsd(String written) {
        Matcher raise = RAISE.matcher(written);
        return raise.matches() ? Optional.of(microUsd(raise)).filter(amount -> amount > 0) : Optional.empty();
    }

    private static long microUsd(Matcher raise) {
        String fraction = Optional.ofNullable(raise.group(2)).orElse("");
        return Long.parseLong(raise.group(1) + fraction + "0".repeat(MICRO - fraction.length()));
    }
}
