/** The words of the domain: repositories, commits, people, runs by name. A stage; imports nothing of SE. */
@NullMarked
package org.splectrum.se.model;

import org.jspecify.annotations.NullMarked;
