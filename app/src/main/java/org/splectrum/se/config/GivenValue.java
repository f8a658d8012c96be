package org.splectrum.se.config;

/**
 * A value somebody configured.
 *
 * @param where its name there, as {@code SE_PORT} or {@code se.yml: github.app_id}
 */
record GivenValue(String value, String where) {}
