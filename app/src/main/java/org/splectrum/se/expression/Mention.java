package org.splectrum.se.expression;

import org.splectrum.se.workflow.Reference;

/**
 * A place in an expression that names something.
 *
 * @param offset where it begins
 * @param length in characters
 * @param variable what stands there for CEL: as long as the mention, so that places stay what they are
 */
record Mention(Reference reference, int offset, int length, String variable) {}
