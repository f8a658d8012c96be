package org.splectrum.se.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.splectrum.se.bench.Report.Promise;
import org.splectrum.se.bench.Report.Side;

/**
 * SE's durable intake beside a plain probot app that stores nothing: both are whole processes on this machine, get the
 * same signed delivery from the same clients, and take turns, so that whatever else the machine does meets both.
 */
public final class IntakeBench {
    private static final Logger LOG = LoggerFactory.getLogger(IntakeBench.class);
    private static final String PATH = "/webhook";
    private static final String SECRET = "only for the benchmark";
    private static final int CLIENTS = 32;
    private static final int MANY_CLIENTS = 256;
    /** A commit syncs the log once; the checkpoint that follows some syncs the log and the file. */
    private static final int SYNCS_PER_CHECKPOINT = 2;

    /** Its row, what does not fit beside it, and a page of each index, each of which may be split. */
    private static final int PAGES_PER_DELIVERY = 8;

    private final Settings settings;

    public IntakeBench(Settings settings) {
        this.settings = Objects.requireNonNull(settings, "settings is null");
    }

    /**
     * What is measured, and where.
     *
     * @param server command that starts SE's intake as a process; the database's folder and the webhook's secret are
     *     added to it. It prints its port, then for each line that it reads how often it has committed
     * @param folder where probot is installed and kept, and the database is made and deleted; on the disk to measure
     * @param checkpoint how many pages are written before SE's log is copied into its file
     * @param pace how long to measure
     */
    public record Settings(List<String> server, Path folder, int checkpoint, Pace pace) {
        public Settings {
            server = List.copyOf(server);
            Objects.requireNonNull(folder, "folder is null");
            Objects.requireNonNull(pace, "pace is null");
        }
    }

    /** How long each server is warmed up, how long a round takes, and how many rounds each gets. */
    public record Pace(Duration warmUp, Duration round, int rounds) {
        /** About two minutes in all. */
        public static final Pace USUAL = new Pace(Duration.ofSeconds(20), Duration.ofSeconds(5), 7);
    }

    /**
     * Measures. Needs node, npm and, the first time, a package registry; takes minutes.
     *
     * @throws RuntimeException where one of the servers cannot be started or refuses a delivery
     */
    public Report run() {
        ProbotFolder folder = ProbotFolder.in(settings.folder());
        SignedDelivery delivery = new SignedDelivery(PATH, SECRET, "issue_comment", folder.issueComment());
        Path data = dataFolder();
        try (Probot probot = folder.start(PATH, SECRET);
                IntakeProcess intake = IntakeProcess.start(settings.server(), data, SECRET)) {
            return measure(delivery, probot.port(), intake);
        } finally {
            delete(data);
        }
    }

    private Report measure(SignedDelivery delivery, int probot, IntakeProcess intake) {
        Load ours = new Load(intake.port(), delivery, CLIENTS);
        Load theirs = new Load(probot, delivery, CLIENTS);
        LOG.info("warming up both servers");
        ours.run(settings.pace().warmUp());
        theirs.run(settings.pace().warmUp());
        List<Double> ourRates = new ArrayList<>();
        List<Double> theirRates = new ArrayList<>();
        for (int round = 1; round <= settings.pace().rounds(); round++) {
            ourRates.add(rate(ours));
            theirRates.add(rate(theirs));
            LOG.info(
                    "round {}: SE {}, probot {} deliveries/s",
                    round,
                    Math.round(ourRates.getLast()),
                    Math.round(theirRates.getLast()));
        }
        double syncs = syncsPerDelivery(intake, new Load(intake.port(), delivery, MANY_CLIENTS));
        Promise ratio = new Promise(
                "durable intake, times the deliveries per second of a plain probot app",
                median(ourRates) / median(theirRates),
                Side.AT_LEAST,
                1.5);
        Promise synced = new Promise(
                "disk syncs per delivery with " + MANY_CLIENTS + " clients, at most", syncs, Side.BELOW, 0.1);
        return new Report(
                "intake", List.of(ratio, synced), List.of(figures("SE", ourRates), figures("probot", theirRates)));
    }

    private double rate(Load load) {
        long start = System.nanoTime();
        long answered = load.run(settings.pace().round());
        return answered * 1e9 / (System.nanoTime() - start);
    }

    private double syncsPerDelivery(IntakeProcess intake, Load load) {
        long before = intake.commits();
        long answered = load.run(settings.pace().round());
        long checkpoints = 1 + PAGES_PER_DELIVERY * answered / settings.checkpoint();
        return (double) (intake.commits() - before + SYNCS_PER_CHECKPOINT * checkpoints) / answered;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static String figures(String who, List<Double> rates) {
        List<Double> sorted = rates.stream().sorted().toList();
        return String.format(
                Locale.ROOT,
                "%s: %.0f deliveries/s with %d clients (median of %d rounds, %.0f to %.0f)",
                who,
                median(rates),
                CLIENTS,
                rates.size(),
                sorted.getFirst(),
                sorted.getLast());
    }

    private Path dataFolder() {
        try {
            return Files.createTempDirectory(settings.folder(), "intake-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
