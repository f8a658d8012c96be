package org.splectrum.se.failure.detect;

import java.util.List;
import java.util.Optional;
import org.splectrum.se.failure.Category;
import org.splectrum.se.failure.Detector;
import org.splectrum.se.failure.Diagnosis;
import org.splectrum.se.failure.Finding;
import org.splectrum.se.failure.Symptoms;

/** There is no room left. */
public final class DiskDetector implements Detector {
    private static final Sayings FULL = Sayings.of(
            ": No space left on device",
            "] No space left on device",
            "No space left on device (os error 28)",
            "ENOSPC: ",
            "no space left on device",
            "Disk quota exceeded",
            "You don't have enough free space");

    @Override
    public String kind() {
        return "disk-full";
    }

    @Override
    public Rank rank() {
        return Rank.MACHINE;
    }

    @Override
    public Optional<Diagnosis> detect(Symptoms symptoms) {
        List<Finding> found = FULL.findings(symptoms);
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new Diagnosis(Category.NEEDS_INTERVENTION, kind(), "the disk is full", found));
    }
}
