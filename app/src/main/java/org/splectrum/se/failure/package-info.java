/**
 * What went wrong and what follows: a failure's diagnosis, how long to wait before the next try, and when not to ask at all. A
 * stage; imports the stages left of it.
 */
@NullMarked
package org.splectrum.se.failure;

import org.jspecify.annotations.NullMarked;
