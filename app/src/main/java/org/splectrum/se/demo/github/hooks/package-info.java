/**
 * Webhooks of the simulated GitHub: what happened becomes a payload, is signed, delivered, logged and can be delivered
 * again. Imports the state, its JSON, Jackson and the JDK's HTTP client.
 */
@NullMarked
package org.splectrum.se.demo.github.hooks;

import org.jspecify.annotations.NullMarked;
