package org.splectrum.se.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code se record}. */
@Command(
        name = "record",
        description = "Print the signed record of a commit that SE pushed, or the public key of such records.",
        mixinStandardHelpOptions = true,
        versionProvider = CommandLines.Version.class)
final class RecordCommand extends RemoteCommand {
    @Parameters(paramLabel = "SHA", arity = "0..1", description = "The commit's whole sha.")
    private String commit = "";

    @Option(names = "--key", description = "Print the public key, in PEM, alone.")
    private boolean key;

    RecordCommand(Line line) {
        super(line);
    }

    @Override
    Outcome run(Client client, Console console) throws Client.Trouble, InterruptedException {
        if (key == commit.isEmpty()) {
            if (key) {
                client.text("/api/key").lines().forEach(console::print);
                return new Outcome.Done();
            }
            if (!commit.matches("[0-9a-f]{40}")) {
                throw wrong(
                        "“" + commit + "” is no commit's whole sha. Give all 40 digits, as from “git rev-parse HEAD”");
            }
            console.print(client.text("/api/records/" + commit));
            return new Outcome.Done();
        }
        throw wrong("give a commit's sha, or --key alone");
    }
}
