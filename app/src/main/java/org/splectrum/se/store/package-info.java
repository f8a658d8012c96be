/** Everything that must survive, in SQLite. An edge; imports stages only. */
@NullMarked
package org.splectrum.se.store;

import org.jspecify.annotations.NullMarked;
