/** Performing the steps of a run through ports. A stage; imports the stages left of it. */
@NullMarked
package org.splectrum.se.steps;

import org.jspecify.annotations.NullMarked;
