/**
 * The state of the simulated GitHub in GitHub's JSON, as REST answers and webhook payloads have it. Imports the state and
 * Jackson. Everything here reads state and must be called inside the {@code Forge}'s lock.
 */
@NullMarked
package org.splectrum.se.demo.github.json;

import org.jspecify.annotations.NullMarked;
