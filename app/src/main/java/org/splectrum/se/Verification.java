package org.splectrum.se;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.splectrum.se.cli.Commands;
import org.splectrum.se.cli.Console;
import org.splectrum.se.cli.Outcome;
import org.splectrum.se.git.GitClone;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.signing.Envelope;
import org.splectrum.se.signing.PublicKey;
import org.splectrum.se.signing.Statement;

/**
 * Proves that a commit is SE's: by its record, and where there is a clone with it, by what the commit says itself.
 *
 * @param around where it was called
 */
record Verification(GitClone around) implements Commands.Verify {
    /** In the folder that it is called in. */
    static Verification here() {
        return new Verification(new GitClone(Path.of("").toAbsolutePath()));
    }

    @Override
    public Optional<String> commit(String name) {
        return CommitId.read(name.toLowerCase(Locale.ROOT))
                .map(CommitId::sha)
                .or(() -> around.find(name).map(GitClone.Found::sha));
    }

    @Override
    public Outcome verify(Commands.Claim claim, Console console) {
        Envelope envelope;
        List<PublicKey> trusted;
        Statement statement;
        try {
            envelope = Envelope.read(claim.record());
        } catch (IllegalArgumentException e) {
            return unproven(claim, "the record " + e.getMessage());
        }
        try {
            trusted = PublicKey.read(claim.keys());
        } catch (IllegalArgumentException e) {
            return new Outcome.WrongUse(
                    List.of("the file of --key " + e.getMessage() + ". “se record --key” prints one"));
        }
        Optional<PublicKey> signer = envelope.signer(trusted);
        if (signer.isEmpty()) {
            return unproven(claim, "no trusted key signed the record, or it was changed since");
        }
        try {
            statement = Statement.in(envelope);
        } catch (IllegalArgumentException e) {
            return unproven(claim, "what the record is about " + e.getMessage());
        }
        return verify(claim, statement, signer.get(), console);
    }

    /** What the signature holds for. */
    private Outcome verify(Commands.Claim claim, Statement statement, PublicKey signer, Console console) {
        Optional<Statement.Subject> subject = statement.about(claim.commit());
        if (subject.isEmpty()) {
            return unproven(claim, "the record is about other commits");
        }
        boolean own = subject.get().author().equals("se");
        Optional<GitClone.Found> found = around.find(claim.commit());
        if (own && found.isPresent() && !found.get().records().equals(List.of(statement.record()))) {
            return unproven(
                    claim, "its message names " + named(found.get()) + ", and not the record " + statement.record());
        }
        console.print(
                "commit      " + claim.commit() + (own ? ", made by SE" : ", another's, moved by SE onto its base"));
        console.print("record      " + statement.record() + " of " + statement.repository());
        console.print("made by     " + statement.invocation());
        console.print("signed by   " + signer.id());
        console.print("trailer     " + trailer(own, found.isPresent()));
        return new Outcome.Done();
    }

    private static String named(GitClone.Found found) {
        return found.records().isEmpty() ? "no record" : String.join(", ", found.records());
    }

    private static String trailer(boolean own, boolean here) {
        if (!own) {
            return "none, as in all commits that are others'";
        }
        return here ? "names the record" : "not looked at: here is no clone with this commit";
    }

    private static Outcome unproven(Commands.Claim claim, String why) {
        return new Outcome.Failed("commit " + claim.commit() + " is not proven: " + why
                + ". Ask who gave you the record, or the server itself by “se verify " + claim.commit() + "”.");
    }
}
