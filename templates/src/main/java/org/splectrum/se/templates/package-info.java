/** Built-in workflows, prompts and comment texts, and what fills them in. Imports nothing of SE. */
@NullMarked
package org.splectrum.se.templates;

import org.jspecify.annotations.NullMarked;
