package org.splectrum.se.cli;

import java.math.BigDecimal;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code se budget}. */
@Command(
        name = "budget",
        description = "Allow a run to cost more.",
        mixinStandardHelpOptions = true,
        versionProvider = CommandLines.Version.class)
final class BudgetCommand extends RemoteCommand {
    @Parameters(index = "0", paramLabel = "RUN", description = "Its id, as fix-20260102-abc123.")
    private String run = "";

    @Parameters(index = "1", paramLabel = "+USD", description = "How many US dollars more, as +5 or +2.50.")
    private String amount = "";

    BudgetCommand(Line line) {
        super(line);
    }

    @Override
    Outcome run(Client client, Console console) throws Client.Trouble, InterruptedException {
        if (!amount.matches("\\+[0-9]{1,6}(\\.[0-9]{1,6})?")) {
            throw wrong("“" + amount + "” is no amount; write +5 or +2.50");
        }
        return act(client, console, run, new Deed("budget", Map.of("usd", new BigDecimal(amount.substring(1)))));
    }
}
