package org.splectrum.se.config;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.splectrum.se.run.Quota;
import org.splectrum.se.run.Quota.Span;
import org.splectrum.se.run.Quota.Whose;

/** Reads how many runs may be asked for; 0 is no bound. */
final class QuotaSettings {
    private static final int MOST = 1_000_000;

    private static final Map<Whose, Map<Span, Key>> KEYS = new EnumMap<>(Map.of(
            Whose.ISSUE, Map.of(Span.HOUR, Key.QUOTA_ISSUE_HOUR),
            Whose.USER,
                    Map.of(
                            Span.HOUR, Key.QUOTA_USER_HOUR,
                            Span.DAY, Key.QUOTA_USER_DAY,
                            Span.RUNNING, Key.QUOTA_USER_RUNNING),
            Whose.REPOSITORY,
                    Map.of(
                            Span.HOUR, Key.QUOTA_REPOSITORY_HOUR,
                            Span.DAY, Key.QUOTA_REPOSITORY_DAY,
                            Span.RUNNING, Key.QUOTA_REPOSITORY_RUNNING),
            Whose.INSTALLATION,
                    Map.of(
                            Span.HOUR, Key.QUOTA_INSTALLATION_HOUR,
                            Span.DAY, Key.QUOTA_INSTALLATION_DAY,
                            Span.RUNNING, Key.QUOTA_INSTALLATION_RUNNING)));

    private final SettingValues values;

    QuotaSettings(SettingValues values) {
        this.values = values;
    }

    /** In the order of the enums. */
    List<Quota> read() {
        return Stream.of(Whose.values())
                .flatMap(whose -> Stream.of(Span.values()).flatMap(span -> quota(whose, span).stream()))
                .toList();
    }

    private Optional<Quota> quota(Whose whose, Span span) {
        return Optional.ofNullable(KEYS.getOrDefault(whose, Map.of()).get(span))
                .filter(key -> !values.text(key).isEmpty())
                .map(key -> values.whole(key, 0, MOST))
                .filter(most -> most > 0)
                .map(most -> new Quota(whose, span, most));
    }
}
