/** Stories told over HTTP: people do something on the simulated GitHub, and what SE made of it is read back from there. */
@NullMarked
package org.splectrum.se.story;

import org.jspecify.annotations.NullMarked;
