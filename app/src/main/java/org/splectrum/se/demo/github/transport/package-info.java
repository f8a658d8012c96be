/**
 * git over HTTP for the simulated GitHub: who may fetch and push, and what a push sets in motion. Imports the state, the
 * REST interface's tokens and faults, JGit and the servlet interfaces.
 */
@NullMarked
package org.splectrum.se.demo.github.transport;

import org.jspecify.annotations.NullMarked;
