package org.splectrum.se;

public final class Main {
    private Main() {}

    public static void main(String[] args) {}
}
