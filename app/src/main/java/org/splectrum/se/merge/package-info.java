/**
 * The verified merge: judges whether the resolution of a conflict keeps what both sides did, and resolves what is provable. Pure
 * functions of texts; no container, no model, no repository. An edge, for the parsers' native code; imports stages only.
 */
@NullMarked
package org.splectrum.se.merge;

import org.jspecify.annotations.NullMarked;
