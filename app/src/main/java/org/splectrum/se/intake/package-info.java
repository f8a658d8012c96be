/** What arrives: deliveries and the GitHub events in them. A stage; imports model. */
@NullMarked
package org.splectrum.se.intake;

import org.jspecify.annotations.NullMarked;
