/** The HTTP surface: webhook intake and health. An edge; imports stages only. */
@NullMarked
package org.splectrum.se.web;

import org.jspecify.annotations.NullMarked;
