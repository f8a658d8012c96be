/** Measures SE against its promises, as ratios within one run. An edge; imports stages only. */
@NullMarked
package org.splectrum.se.bench;

import org.jspecify.annotations.NullMarked;
