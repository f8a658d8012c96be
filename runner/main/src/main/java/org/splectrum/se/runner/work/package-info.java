/** What an order asks for, one class for each kind of work. Imports the other packages of the runner. */
@NullMarked
package org.splectrum.se.runner.work;

import org.jspecify.annotations.NullMarked;
