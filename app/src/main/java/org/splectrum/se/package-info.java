/** The program: command line and wiring. The one package that may import every other. */
@NullMarked
package org.splectrum.se;

import org.jspecify.annotations.NullMarked;
