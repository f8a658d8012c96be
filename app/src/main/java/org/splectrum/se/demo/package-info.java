/**
 * What {@code se demo} and the tests run against: a GitHub over HTTP with real git behind it, and a scripted model.
 * May import Javalin, JGit, Jackson, jjwt, jte, commonmark and the stages; no other edge.
 */
@NullMarked
package org.splectrum.se.demo;

import org.jspecify.annotations.NullMarked;
