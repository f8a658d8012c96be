/** The git command line, never with configuration that the agent could have written. Imports {@code process}. */
@NullMarked
package org.splectrum.se.runner.git;

import org.jspecify.annotations.NullMarked;
