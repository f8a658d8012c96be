/** The command line. An edge; imports stages only. */
@NullMarked
package org.splectrum.se.cli;

import org.jspecify.annotations.NullMarked;
