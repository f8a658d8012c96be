package org.splectrum.se.failure.detect;

import java.util.List;
import java.util.Optional;
import org.splectrum.se.failure.Category;
import org.splectrum.se.failure.Detector;
import org.splectrum.se.failure.Diagnosis;
import org.splectrum.se.failure.Symptoms;

/** Somebody outside wants to be asked less often. */
public final class RateLimitDetector implements Detector {
    private static final List<Answers> ANSWERS = List.of(
            Answers.of(
                    Category.NEEDS_INTERVENTION,
                    "the account's credit is used up",
                    "402",
                    "credit balance is too low",
                    "insufficient_quota"),
            Answers.of(
                    Category.TRANSIENT,
                    "a rate limit is reached",
                    "429|529",
                    "too many requests",
                    "toomanyrequests",
                    "rate limit",
                    "rate_limit",
                    "overloaded_error"));

    @Override
    public String kind() {
        return "rate-limit";
    }

    @Override
    public Rank rank() {
        return Rank.WORLD;
    }

    @Override
    public Optional<Diagnosis> detect(Symptoms symptoms) {
        return Answers.first(kind(), symptoms, ANSWERS);
    }
}
