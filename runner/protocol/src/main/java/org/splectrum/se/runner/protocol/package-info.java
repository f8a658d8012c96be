/**
 * What the server and the program in the container say to each other: records, and {@link
 * org.splectrum.se.runner.protocol.Wire} for their JSON. Imports nothing of SE.
 *
 * <p>Everything travels over the attempt's one Unix socket, as HTTP: see {@link
 * org.splectrum.se.runner.protocol.Routes}. A change that an older runner would misread raises {@link
 * org.splectrum.se.runner.protocol.Order#VERSION}.
 */
@NullMarked
package org.splectrum.se.runner.protocol;

import org.jspecify.annotations.NullMarked;
