/**
 * Sealed containers through the Docker engine: no network, no rights, nothing writable but memory, one socket. An edge;
 * imports stages and the runner's protocol.
 */
@NullMarked
package org.splectrum.se.docker;

import org.jspecify.annotations.NullMarked;
