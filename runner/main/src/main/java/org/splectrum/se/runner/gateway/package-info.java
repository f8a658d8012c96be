/** The one way out of the container: a loopback port and messages over the attempt's socket. Imports the protocol only. */
@NullMarked
package org.splectrum.se.runner.gateway;

import org.jspecify.annotations.NullMarked;
