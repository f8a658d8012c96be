/**
 * How what agents and strangers wrote is put into texts of SE's own, and how amounts and lists are written. Imports the stages
 * left of steps, and nothing else of steps.
 */
@NullMarked
package org.splectrum.se.steps.text;

import org.jspecify.annotations.NullMarked;
