/** What people see of a text on GitHub: Markdown as GitHub shows it, read by a parser of CommonMark. Part of the edge github; imports stages only. */
@NullMarked
package org.splectrum.se.github.sight;

import org.jspecify.annotations.NullMarked;
