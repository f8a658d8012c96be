/** What is to be done for a command: workflows, their steps and what a repository configures. A stage; imports model, intake, command. */
@NullMarked
package org.splectrum.se.workflow;

import org.jspecify.annotations.NullMarked;
