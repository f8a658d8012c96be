/** Claude Code as a process: its command, its environment, its stream of JSON. Imports {@code process}. */
@NullMarked
package org.splectrum.se.runner.agent;

import org.jspecify.annotations.NullMarked;
