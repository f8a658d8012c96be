/**
 * Bare mirrors of repositories with JGit: fetch, read, push. Never the git program, no configuration but the mirror's own,
 * no hooks. An edge; imports stages only.
 */
@NullMarked
package org.splectrum.se.git;

import org.jspecify.annotations.NullMarked;
