package org.splectrum.se.failure;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;

/** Tells what went wrong by asking every detector there is. Thread-safe. */
public final class Detectors {
    private static final String OWN = Detectors.class.getPackageName() + ".detect.";

    private final List<Detector> detectors;

    private Detectors(List<Detector> detectors) {
        this.detectors = List.copyOf(detectors);
    }

    /** Loaded at the first use, once. */
    private static final class Installed {
        static final Detectors ALL = load(Detectors.class.getClassLoader());
    }

    /** What went wrong, as the detectors on the class path know it. */
    public static Diagnosis classify(FailedCommand failed) {
        return installed().diagnose(failed);
    }

    /** Those on the class path. */
    public static Detectors installed() {
        return Installed.ALL;
    }

    /**
     * Those that a class loader sees.
     *
     * @throws IllegalStateException where one cannot be loaded; the message says what to mend
     * @throws IllegalArgumentException where two know the same kind
     */
    public static Detectors load(ClassLoader classes) {
        List<Detector> found = new ArrayList<>();
        try {
            ServiceLoader.load(Detector.class, classes).forEach(found::add);
        } catch (ServiceConfigurationError e) {
            throw new IllegalStateException(
                    "loading error detectors: " + e.getMessage() + ": take its jar off the class path, or mend it", e);
        }
        return of(found);
    }

    /**
     * These.
     *
     * @throws IllegalArgumentException where two know the same kind
     */
    public static Detectors of(List<Detector> detectors) {
        Set<String> kinds = new HashSet<>();
        for (Detector detector : detectors) {
            if (!kinds.add(detector.kind())) {
                throw new IllegalArgumentException("two error detectors are called " + detector.kind() + ": "
                        + detector.getClass().getName() + " must have another name");
            }
        }
        Comparator<Detector> precedence =
                Comparator.comparing(Detector::rank).thenComparingInt(detector -> isOwn(detector) ? 1 : 0);
        return new Detectors(detectors.stream().sorted(precedence).toList());
    }

    /** What they are called, in the order in which their word counts. */
    public List<String> kinds() {
        return detectors.stream().map(Detector::kind).toList();
    }

    /** What went wrong; where nobody knows, that it failed, and that it will fail again. */
    public Diagnosis diagnose(FailedCommand failed) {
        Symptoms symptoms = new Symptoms(failed);
        for (Detector detector : detectors) {
            Optional<Diagnosis> diagnosis = ask(detector, symptoms);
            if (diagnosis.isPresent()) {
                return diagnosis.get();
            }
        }
        return new Diagnosis(
                Category.PERMANENT, Diagnosis.UNKNOWN, "ended with exit code " + failed.exitCode(), List.of());
    }

    /** One that breaks is passed over, for a stranger's jar must not keep a run from being told of. */
    private static Optional<Diagnosis> ask(Detector detector, Symptoms symptoms) {
        try {
            return detector.detect(symptoms);
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            System.getLogger(Detectors.class.getName())
                    .log(Level.WARNING, "the error detector " + detector.kind() + " broke and is passed over", e);
            return Optional.empty();
        }
    }

    private static boolean isOwn(Detector detector) {
        return detector.getClass().getName().startsWith(OWN);
    }
}
