package org.splectrum.se.cli;

import picocli.CommandLine.ExitCode;

/** Says how a command ended, and with which exit code. */
final class Exits {
    private final Console console;

    Exits(Console console) {
        this.console = console;
    }

    int of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> ExitCode.OK;
            case Outcome.Failed failed -> {
                console.say("se: " + failed.why());
                yield ExitCode.SOFTWARE;
            }
            case Outcome.WrongUse wrong -> {
                wrong.problems().forEach(problem -> console.say("se: " + problem));
                yield ExitCode.USAGE;
            }
        };
    }

    /** A bug, or broken infrastructure. */
    int broken(Exception exception) {
        if (exception instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            console.say("se: interrupted");
        } else {
            exception.printStackTrace(console.err());
            console.say("se: " + exception.getMessage());
        }
        return ExitCode.SOFTWARE;
    }
}
