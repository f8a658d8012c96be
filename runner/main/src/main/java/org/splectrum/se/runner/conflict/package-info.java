/** Resolves the conflicts of a rebase as far as that can be shown to be right. Imports git, and processes for their failures. */
@NullMarked
package org.splectrum.se.runner.conflict;

import org.jspecify.annotations.NullMarked;
