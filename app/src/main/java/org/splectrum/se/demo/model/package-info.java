/** A model that says what a script tells it, over Anthropic's Messages API. Part of the demo; imports nothing of SE. */
@NullMarked
package org.splectrum.se.demo.model;

import org.jspecify.annotations.NullMarked;
