/** What SE counts and measures of itself, told in Prometheus' text format, by Micrometer. An edge; imports stages, no other edge. */
@NullMarked
package org.splectrum.se.metrics;

import org.jspecify.annotations.NullMarked;
