/** The GitHub API through hub4j, and the payloads of its webhooks. An edge; imports stages only. */
@NullMarked
package org.splectrum.se.github;

import org.jspecify.annotations.NullMarked;
