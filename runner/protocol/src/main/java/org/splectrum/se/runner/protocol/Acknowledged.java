package org.splectrum.se.runner.protocol;

/**
 * The server's answer to messages.
 *
 * @param upTo the highest sequence number on the server's disk; 0 before the first. The runner sends again what is above
 */
public record Acknowledged(long upTo) {}
