/** The HTTP surface: webhook intake, health and the REST API. An edge; imports stages only. */
@NullMarked
package org.splectrum.se.web;

import org.jspecify.annotations.NullMarked;
