package org.splectrum.se.web;

/** What the server counts of itself. Thread-safe. */
@FunctionalInterface
public interface Numbers {
    /** The numbers of now, in Prometheus' text format of version 0.0.4. */
    String text();
}
