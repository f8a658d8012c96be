package org.splectrum.se.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.splectrum.se.model.Person;
import org.splectrum.se.run.Quota;
import org.splectrum.se.run.Reply;

/** What is said to those who ask for more runs than there may be. Pure. */
final class QuotaText {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("d MMMM, HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private QuotaText() {}

    static String of(Reply.TooMany reply) {
        Quota quota = reply.quota();
        String span = quota.span() == Quota.Span.DAY ? "the last 24 hours" : "the last hour";
        return "Nothing was started: " + runs(quota) + " " + whose(quota) + " " + was(quota) + " asked for in " + span
                + ", and there may not be more. Ask again from " + MINUTE.format(upToAMinute(reply.again())) + " on"
                + mend(quota);
    }

    static String of(Reply.TooManyAtOnce reply) {
        Quota quota = reply.quota();
        return "Nothing was started: " + runs(quota) + " " + whose(quota) + (quota.most() == 1 ? " is" : " are")
                + " under way, and there may not be more at once. Ask again when "
                + (quota.most() == 1 ? "it" : "one of them") + " is over" + mend(quota);
    }

    /**
     * The same for the same person until another run is begun or may be: who asks all the time, as a program in a loop does, is
     * told once. Empty for other replies.
     */
    static Optional<String> key(Person person, Reply reply) {
        if (reply instanceof Reply.TooMany(Quota quota, Instant again)) {
            return Optional.of(key(person, quota, again));
        }
        return reply instanceof Reply.TooManyAtOnce(Quota quota, Instant since)
                ? Optional.of(key(person, quota, since))
                : Optional.empty();
    }

    private static String key(Person person, Quota quota, Instant moment) {
        return quota.setting() + "/" + moment.toEpochMilli() + "/"
                + person.login().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_");
    }

    private static Instant upToAMinute(Instant moment) {
        Instant minute = moment.truncatedTo(ChronoUnit.MINUTES);
        return minute.equals(moment) ? moment : minute.plus(1, ChronoUnit.MINUTES);
    }

    private static String runs(Quota quota) {
        return quota.most() == 1 ? "one run" : quota.most() + " runs";
    }

    private static String was(Quota quota) {
        return quota.most() == 1 ? "was" : "were";
    }

    private static String whose(Quota quota) {
        return switch (quota.whose()) {
            case ISSUE -> "here";
            case USER -> "of yours";
            case REPOSITORY -> "of this repository";
            case INSTALLATION -> "of this owner's repositories";
        };
    }

    private static String mend(Quota quota) {
        return "; whoever runs SE can allow more (`" + quota.setting() + "`).";
    }
}
