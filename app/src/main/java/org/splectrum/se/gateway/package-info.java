/** All that a runner can reach: its order, git, the model, its messages, on one Unix socket per attempt. An edge; imports stages and the runner's protocol. */
@NullMarked
package org.splectrum.se.gateway;

import org.jspecify.annotations.NullMarked;
