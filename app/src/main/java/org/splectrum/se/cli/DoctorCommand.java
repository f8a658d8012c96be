package org.splectrum.se.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** {@code se doctor}. */
@Command(
        name = "doctor",
        description = "Check what the server needs: a line each, with the mend where something is wrong.",
        mixinStandardHelpOptions = true,
        versionProvider = CommandLines.Version.class)
final class DoctorCommand implements Callable<Integer> {
    private final Commands.Doctor doctor;
    private final Console console;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Configuration file; without it se.yml in the working folder, where there is one.")
    private String config = "";

    DoctorCommand(Commands.Doctor doctor, Console console) {
        this.doctor = doctor;
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        int failed = 0;
        for (Check check : doctor.checks(config)) {
            failed += switch (look(check)) {
                case Check.Finding.Ok ok -> {
                    console.print("ok      " + check.name() + ": " + ok.detail());
                    yield 0;
                }
                case Check.Finding.Failed wrong -> {
                    console.print("failed  " + check.name() + ": " + wrong.what() + ". Mend: " + wrong.mend());
                    yield 1;
                }
            };
        }
        return failed == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static Check.Finding look(Check check) throws InterruptedException {
        try {
            return check.look().now();
        } catch (RuntimeException e) {
            return new Check.Finding.Failed(
                    String.valueOf(e.getMessage()), "see the message; se serve's log may tell more");
        }
    }
}
