package org.splectrum.se.demo.github;

import java.util.Locale;

/** What a user may do on a repository, from least to most. */
public enum Role {
    NONE("none"),
    READ("read"),
    TRIAGE("read"),
    WRITE("write"),
    MAINTAIN("write"),
    ADMIN("admin");

    private final String permission;

    Role(String permission) {
        this.permission = permission;
    }

    /** GitHub's older, coarser word: {@code admin}, {@code write}, {@code read} or {@code none}. */
    public String permission() {
        return permission;
    }

    /** GitHub's {@code role_name}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether this role allows all that the other one allows. */
    public boolean covers(Role other) {
        return compareTo(other) >= 0;
    }
}
