/** What the demo plays: a small repository, the people in it, and what they ask for. Imports the simulator and the scripted model. */
@NullMarked
package org.splectrum.se.demo.scenario;

import org.jspecify.annotations.NullMarked;
