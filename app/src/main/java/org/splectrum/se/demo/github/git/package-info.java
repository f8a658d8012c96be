/** The repositories of the simulated GitHub as bare git repositories on disk. Imports JGit and the JDK. */
@NullMarked
package org.splectrum.se.demo.github.git;

import org.jspecify.annotations.NullMarked;
