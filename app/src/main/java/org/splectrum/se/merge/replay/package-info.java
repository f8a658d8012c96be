/**
 * Holds the merge's gate and rungs against what people did: real conflicts of a file or of a repository's own history, with right and
 * wrong answers. Part of the merge's edge.
 */
@NullMarked
package org.splectrum.se.merge.replay;

import org.jspecify.annotations.NullMarked;
