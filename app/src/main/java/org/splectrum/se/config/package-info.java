/**
 * What people configure: the environment and {@code se.yml} for the server, {@code .github/se.yml} for a repository, and
 * workflow files. Every reader tells all problems at once, each with its place and its mend, and none echoes a secret. An
 * edge; imports stages and templates only.
 */
@NullMarked
package org.splectrum.se.config;

import org.jspecify.annotations.NullMarked;
