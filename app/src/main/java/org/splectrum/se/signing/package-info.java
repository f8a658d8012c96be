/**
 * Keys, and what is signed with them: records of what SE pushes (DSSE), commits (SSHSIG), and the ledger of all that is on record. An edge; imports stages only. BouncyCastle
 * reads the keys, which Java's own reader of Ed25519 cannot derive the public half of.
 */
@NullMarked
package org.splectrum.se.signing;

import org.jspecify.annotations.NullMarked;
