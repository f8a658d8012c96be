package org.splectrum.se.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code se verify}. */
@Command(
        name = "verify",
        description = {
            "Prove by its signed record that SE made or moved a commit.",
            "The record is signed with SE's key and is about this commit, and, in a clone, the commit names the record.",
            "With --record and --key no server is asked."
        },
        mixinStandardHelpOptions = true,
        versionProvider = CommandLines.Version.class)
final class VerifyCommand extends RemoteCommand {
    private final Commands.Verify verify;

    @Parameters(paramLabel = "SHA", description = "The whole sha; in a clone also what git takes, as HEAD.")
    private String commit = "";

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description = "The record, from “se record SHA”; else the server's.")
    private String record = "";

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description =
                    "Public keys that you trust, in PEM, from “se record --key”; else what the server says is its own.")
    private String key = "";

    VerifyCommand(Line line, Commands.Verify verify) {
        super(line);
        this.verify = verify;
    }

    @Override
    Outcome run(Client client, Console console) throws Client.Trouble, InterruptedException {
        String sha = verify.commit(commit)
                .orElseThrow(
                        () -> wrong("“" + commit + "” is no commit's whole sha, and names no commit in a clone here."
                                + " Give all 40 digits, or go into the clone"));
        String known = record.isEmpty() ? "" : read("--record", record);
        String trusted = key.isEmpty() ? "" : read("--key", key);
        if (known.isEmpty()) {
            known = client.text("/api/records/" + sha);
        }
        if (trusted.isEmpty()) {
            trusted = client.text("/api/key");
            console.say("se: the key is what the server says; give --key to trust nobody but yourself");
        }
        return verify.verify(new Commands.Claim(sha, known, trusted), console);
    }

    private String read(String option, String file) {
        try {
            String text = Files.readString(Path.of(file));
            if (!text.isBlank()) {
                return text;
            }
        } catch (IOException | InvalidPathException unreadable) {
            throw wrong(option + ": " + file + " cannot be read ("
                    + unreadable.getClass().getSimpleName() + "). Name a file that is there");
        }
        throw wrong(option + ": " + file + " is empty. Name the file that “se record” wrote");
    }
}
