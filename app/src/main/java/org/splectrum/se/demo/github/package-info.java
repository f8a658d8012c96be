/**
 * The simulated GitHub's state and what people and apps do to it: users, repositories, issues, pull requests, checks.
 * Imports {@code demo.github.git} and the JDK; knows neither HTTP nor JSON.
 */
@NullMarked
package org.splectrum.se.demo.github;

import org.jspecify.annotations.NullMarked;
