/**
 * GitHub's REST interface over the simulated state: who asks, what they may, the routes, and faults on demand. Imports
 * the state, its JSON, the webhooks' log, Javalin, Jackson and jjwt.
 */
@NullMarked
package org.splectrum.se.demo.github.rest;

import org.jspecify.annotations.NullMarked;
