/** The error detectors that SE brings. Found through {@link java.util.ServiceLoader}, as those of others are. Part of the stage {@code failure}. */
@NullMarked
package org.splectrum.se.failure.detect;

import org.jspecify.annotations.NullMarked;
