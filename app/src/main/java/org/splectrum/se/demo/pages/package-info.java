/**
 * What a browser shows of the simulated GitHub: repositories, issues, pull requests, checks, and the forms under them.
 * May import {@code demo.github}, {@code demo.github.git}, Javalin, jte, commonmark and the OWASP sanitizer.
 */
@NullMarked
package org.splectrum.se.demo.pages;

import org.jspecify.annotations.NullMarked;
