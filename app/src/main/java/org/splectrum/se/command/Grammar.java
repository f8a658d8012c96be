package org.splectrum.se.command;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

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
        return run(workflow.toLowerCase(Locale.ROOT), arguments, wording);
    }

    /** {@code [--key value]… [prompt]} behind a word that names the workflow. */
    static Command run(String workflow, Wording wording) {
        return run(workflow, new Arguments(wording.line()), wording);
    }

    private static Command run(String workflow, Arguments arguments, Wording wording) {
        Map<String, String> params = arguments.params();
        return arguments
                .mistake()
                .<Command>map(Command.Misunderstood::new)
                .orElseGet(() -> new Command.Run(workflow, params, text(arguments.rest(), wording.following())));
    }

    /** Nothing; what stands there all the same is passed over. */
    static Grammar nothing(Command command) {
        return wording -> command;
    }

    /** {@code [RUN]}. Any other word may be a run's name that is written wrongly, and then another run would be meant. */
    static Grammar onRun(Function<String, Command> command) {
        return wording -> {
            Words words = new Words(wording.line());
            String run = words.run();
            return words.word().isEmpty() || !run.isEmpty()
                    ? command.apply(run)
                    : misunderstood(new Mistake.NotARun(words.word()));
        };
    }

    /** {@code [RUN] [answer]}; the answer may go on over the next lines. */
    static Command resume(Wording wording) {
        Words words = new Words(wording.line());
        String run = words.run();
        return new Command.Resume(run, text(words.rest(), wording.following()));
    }

    /** {@code [RUN] [--from STEP]}, in any order. */
    static Command retry(Wording wording) {
        Words words = new Words(wording.line());
        String before = words.run();
        Arguments arguments = new Arguments(words.rest());
        Map<String, String> params = arguments.params();
        Words behind = new Words(arguments.rest());
        String run = before.isEmpty() ? behind.run() : before;
        Optional<Mistake> mistake = arguments
                .mistake()
                .or(() -> params.keySet().stream()
                        .filter(key -> !key.equals("from"))
                        .sorted()
                        .findFirst()
                        .map(key -> new Mistake.UnknownParameter("retry", key, List.of("from"))))
                .or(() -> run.isEmpty() && !behind.word().isEmpty()
                        ? Optional.of(new Mistake.NotARun(behind.word()))
                        : Optional.empty());
        return mistake.map(Grammar::misunderstood)
                .orElseGet(() -> new Command.Retry(run, params.getOrDefault("from", "")));
    }

    /** {@code [RUN] +USD}. */
    static Command budget(Wording wording) {
        Words words = new Words(wording.line());
        String run = words.run();
        String written = words.word();
        return Amount.microUsd(written)
                .<Command>map(amount -> new Command.Budget(run, amount))
                .orElseGet(() -> misunderstood(new Mistake.NotAnAmount(written)));
    }

    private static Command misunderstood(Mistake mistake) {
        return new Command.Misunderstood(mistake);
    }

    private static String text(String rest, String following) {
        return (rest + "\n" + following).strip();
    }
}
