/** The program in the container: fetches its order, does it, tells what happened. Imports the protocol and the templates. */
@NullMarked
package org.splectrum.se.runner;

import org.jspecify.annotations.NullMarked;
