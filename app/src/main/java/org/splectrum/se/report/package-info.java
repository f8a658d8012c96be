/** What SE says: comment, check, labels and replies, rendered from a run. A stage; imports the stages left of it. */
@NullMarked
package org.splectrum.se.report;

import org.jspecify.annotations.NullMarked;
