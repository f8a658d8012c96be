/**
 * Keys, and what is signed with them: records of what SE pushes (DSSE) and commits (SSHSIG). An edge; imports stages only. BouncyCastle
 * reads the keys, which Java's own reader of Ed25519 cannot derive the public half of.
 */
@NullMarked
package org.splectrum.se.signing;

import org.jspecify.annotations.NullMarked;
