package org.splectrum.se;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.splectrum.se.config.Secret;
import org.splectrum.se.config.Settings;
import org.splectrum.se.git.GitMirrors;
import org.splectrum.se.git.GitSeals;
import org.splectrum.se.signing.KeyFile;
import org.splectrum.se.signing.Ledger;
import org.splectrum.se.signing.PrivateKey;
import org.splectrum.se.signing.SignedRecords;
import org.splectrum.se.signing.SshSignature;
import org.splectrum.se.steps.Integrity;
import org.splectrum.se.steps.RecordShelf;
import org.splectrum.se.steps.Steps;
import org.splectrum.se.store.Store;

/**
 * What this server vouches for its commits with.
 *
 * @param records key of its records
 * @param address of the server, as records name it
 */
record SigningKeys(PrivateKey records, GitSeals.Signer commits, String address) {
    private static final String FILE = "record-key.pem";
    private static final String LEDGER = "ledger.jsonl";

    /** @throws IllegalArgumentException where a key cannot be used; the message has the mend */
    static SigningKeys of(Settings settings, Path folder) {
        Settings.Commits commits = settings.github().commits();
        PrivateKey records = commits.recordKey().given()
                ? read("SE_RECORD_KEY", commits.recordKey(), key -> key)
                : KeyFile.at(folder.resolve(FILE));
        GitSeals.Signer signer = commits.signingKey().given()
                ? read("SE_COMMIT_SIGNING_KEY", commits.signingKey(), SshSignature::new)::sign
                : GitSeals.Signer.NONE;
        String url = settings.server().publicUrl();
        return new SigningKeys(
                records, signer, url.isEmpty() ? "urn:se:" + records.publicKey().id() : url);
    }

    private static <T> T read(String name, Secret pem, Function<PrivateKey, T> use) {
        try {
            return use.apply(PrivateKey.read(pem.value()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the key of " + name + " " + e.getMessage(), e);
        }
    }

    /** All secrets of the server, the key that it made for itself with them. */
    Secrets secrets(Settings settings) {
        return new Secrets(settings, List.of(records.secret()));
    }

    /** What it writes down of its runs, in this folder and in the store. */
    Ledger ledger(Store store, Path folder, InstantSource clock) {
        Ledger.Logs logs = new Ledger.Logs(store.ledger(), store.inventory(), store.integrity());
        return new Ledger(records, folder.resolve(LEDGER), logs, clock);
    }

    Steps.Sealing sealing(GitMirrors mirrors, RecordShelf shelf, Integrity integrity) {
        return new Steps.Sealing(new GitSeals(mirrors, commits), new SignedRecords(records, shelf), integrity);
    }
}
