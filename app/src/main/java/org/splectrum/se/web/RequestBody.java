package org.splectrum.se.web;

/**
 * The bytes of a request, read and not yet looked at.
 *
 * @param bytes the first {@code length} of which count; not copied and not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares bodies, and a copy of 25 MB is dear.
record RequestBody(byte[] bytes, int length) {}
