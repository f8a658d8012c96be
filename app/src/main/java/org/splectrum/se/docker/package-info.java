/** Sealed containers through the Docker engine. An edge; imports stages only. */
@NullMarked
package org.splectrum.se.docker;

import org.jspecify.annotations.NullMarked;
