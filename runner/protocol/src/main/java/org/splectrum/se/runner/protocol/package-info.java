/** What the server and the program in the container say to each other. Records only; imports nothing of SE. */
@NullMarked
package org.splectrum.se.runner.protocol;

import org.jspecify.annotations.NullMarked;
