/**
 * All that a runner can reach: its order, git, the model, its messages, on one Unix socket per attempt. An edge; imports
 * stages and the runner's protocol.
 *
 * <p>Whoever holds an attempt's socket is in that attempt's container: the socket tells the attempt, so no request can name
 * another. What only the runner may do, not the agent beside it, also needs the attempt's token.
 */
@NullMarked
package org.splectrum.se.gateway;

import org.jspecify.annotations.NullMarked;
