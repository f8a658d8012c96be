/** Child processes that are always bounded in time and output. Imports the protocol only. */
@NullMarked
package org.splectrum.se.runner.process;

import org.jspecify.annotations.NullMarked;
