package org.splectrum.se.command;

import java.util.Locale;
import java.util.Map;

/** How the words behind a command's name are read. Pure. */
@FunctionalInterface
public interface Grammar {
    /** The command; {@link Command.Misunderstood} where the words make none. */
    Command read(Wording wording);

    /** {@code [WORKFLOW] [--key value]… [prompt]}. */
    static Command run(Wording wording) {
        Arguments arguments = new Arguments(wording.line());
        String first = arguments.word();
        String workflow = wording.workflows().contains(first.toLowerCase(Locale.ROOT)) ? first : "";
        arguments.skip(workflow);
        Map<String, String> params = arguments.params();
        return arguments
                .mistake()
                .<Command>map(Command.Misunderstood::new)
                .orElseGet(() -> new Command.Run(
                        workflow.toLowerCase(Locale.ROOT),
                        params,
                        (arguments.rest() + "\n" + wording.following()).strip()));
    }

    /** Nothing; what stands there all the same is passed over. */
    static Command help(Wording wording) {
        return new Command.Help();
    }
}
