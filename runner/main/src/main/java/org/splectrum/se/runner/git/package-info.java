/**
 * The git command line, never with configuration that the agent could have written. Imports {@code process}.
 *
 * <p>What remains: the agent has the runner's user and container for itself while it works. It cannot read the token, but
 * the commit that is pushed is its own in every respect; so the token opens the attempt's own refs only, and the server
 * looks at every push as a stranger's.
 */
@NullMarked
package org.splectrum.se.runner.git;

import org.jspecify.annotations.NullMarked;
