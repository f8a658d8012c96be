/**
 * The command line: reads what was typed, calls what the root gave it, and turns the outcome into text and exit code (0 done,
 * 1 failed, 2 wrong use). An edge; imports stages only.
 */
@NullMarked
package org.splectrum.se.cli;

import org.jspecify.annotations.NullMarked;
