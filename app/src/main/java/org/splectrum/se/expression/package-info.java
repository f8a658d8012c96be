/**
 * Works out {@code ${{ }}} in workflows by CEL, the Common Expression Language: without effects, checked when a file is read, and
 * bounded in time and memory whatever is written. An edge; imports workflow only.
 */
@NullMarked
package org.splectrum.se.expression;

import org.jspecify.annotations.NullMarked;
