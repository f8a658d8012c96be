package org.splectrum.se;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.splectrum.se.cli.Check;
import org.splectrum.se.cli.Check.Finding;
import org.splectrum.se.cli.Commands;
import org.splectrum.se.config.Settings;
import org.splectrum.se.config.SettingsProblem;
import org.splectrum.se.config.SettingsReader;

/** What {@code se doctor} looks at. */
final class DoctorChecks implements Commands.Doctor {
    private static final int JDK = 25;
    private static final long LEAST_SPACE = 1L << 30;

    private final Map<String, String> environment;

    DoctorChecks(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public List<Check> checks(String config) {
        Stream<Check> rest = switch (SettingsReader.read(environment, config)) {
            case SettingsReader.Reading.Right right -> configured(right);
            case SettingsReader.Reading.Wrong wrong -> wrong.problems().stream().map(DoctorChecks::problem);
        };
        return Stream.concat(Stream.of(new Check("JDK", DoctorChecks::jdk)), rest)
                .toList();
    }

    private static Stream<Check> configured(SettingsReader.Reading.Right right) {
        Settings settings = right.settings();
        Probes probes = new Probes(settings);
        String notes = right.notices().isEmpty() ? "" : "; note: " + String.join("; ", right.notices());
        return Stream.of(
                new Check("configuration", () -> new Finding.Ok("complete" + notes)),
                new Check("disk", () -> disk(settings.storage().folder())),
                new Check("Docker engine and image", probes::engine),
                new Check("sealed containers", probes::seal),
                new Check("GitHub App", probes::github),
                new Check("model", probes::model));
    }

    private static Check problem(SettingsProblem problem) {
        return new Check("configuration", () -> new Finding.Failed(problem.what(), problem.mend()));
    }

    private static Finding jdk() {
        Runtime.Version version = Runtime.version();
        return version.feature() >= JDK
                ? new Finding.Ok(version.toString())
                : new Finding.Failed("this is Java " + version.feature(), "start SE with JDK " + JDK + ", or by ./se");
    }

    private static Finding disk(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "doctor", ""));
            long free = Files.getFileStore(folder).getUsableSpace();
            String gigabytes = "%.1f GB free in %s".formatted(free / 1e9, folder);
            return free < LEAST_SPACE
                    ? new Finding.Failed("only " + gigabytes, "make room, or set SE_DATA_DIR to a larger disk")
                    : new Finding.Ok(gigabytes);
        } catch (IOException e) {
            return new Finding.Failed(DataFolder.fault(folder, e), DataFolder.MEND);
        }
    }
}
