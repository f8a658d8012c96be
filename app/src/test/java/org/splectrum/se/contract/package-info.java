/**
 * Holds what SE and its simulator say to each other against what GitHub publishes: its OpenAPI description and its examples of
 * webhooks. Imports the simulator; any test may import {@link org.splectrum.se.contract.GitHubContract}.
 */
@NullMarked
package org.splectrum.se.contract;

import org.jspecify.annotations.NullMarked;
