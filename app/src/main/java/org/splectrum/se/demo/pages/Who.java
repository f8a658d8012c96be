package org.splectrum.se.demo.pages;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * Somebody's name and picture.
 *
 * @param tone which of the picture's colours, from 0 to {@value #TONES} - 1
 */
public record Who(String login, boolean bot, int tone) {
    private static final int TONES = 6;
    private static final String BOT = "[bot]";

    public Who {
        requireNonNull(login, "login is null");
    }

    static Who of(String login) {
        return new Who(login, login.endsWith(BOT), Math.floorMod(login.hashCode(), TONES));
    }

    /** The login as GitHub shows it: apps without their ending, for they have a badge. */
    public String shown() {
        return bot ? login.substring(0, login.length() - BOT.length()) : login;
    }

    /** The letter in the picture. */
    public String initial() {
        return login.substring(0, login.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
    }
}
