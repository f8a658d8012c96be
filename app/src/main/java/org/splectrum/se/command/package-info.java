/** What people ask for: parsing commands, who may give them, and the one table that help reads. A stage; imports the stages left of it: model, intake. */
@NullMarked
package org.splectrum.se.command;

import org.jspecify.annotations.NullMarked;
