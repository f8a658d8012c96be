/** What people configure: environment and se.yml, .github/se.yml, workflow files. An edge; imports stages only. */
@NullMarked
package org.splectrum.se.config;

import org.jspecify.annotations.NullMarked;
