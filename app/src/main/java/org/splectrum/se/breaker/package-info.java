/** Circuit breakers, by resilience4j. An edge; imports stages, no other edge. */
@NullMarked
package org.splectrum.se.breaker;

import org.jspecify.annotations.NullMarked;
