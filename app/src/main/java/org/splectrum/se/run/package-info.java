/** A run as a fold over its events, and the engine that keeps it so. A stage; imports the stages left of it: model, intake, command, workflow. */
@NullMarked
package org.splectrum.se.run;

import org.jspecify.annotations.NullMarked;
