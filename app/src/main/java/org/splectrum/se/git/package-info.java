/** Bare mirrors of repositories with JGit: fetch, read, push. An edge; imports stages only. */
@NullMarked
package org.splectrum.se.git;

import org.jspecify.annotations.NullMarked;
