package org.splectrum.se.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.splectrum.se.workflow.Terms;

/** Reads under which conditions a workflow runs. */
final class TermsReader {
    static final Pattern IMAGE = Pattern.compile("[a-z0-9][A-Za-z0-9._/:@-]{0,254}");
    private static final List<String> POLICIES = List.of("queue", "replace", "reject");
    private static final BigDecimal MOST = BigDecimal.valueOf(100_000);

    private TermsReader() {}

    static Terms read(Section file, ExpressionChecks expressionChecks) {
        Section concurrency = file.section("concurrency");
        String group = concurrency.value("group").map(expressionChecks::text).orElse("");
        String policy =
                concurrency.value("policy").map(value -> value.word(POLICIES)).orElse("queue");
        concurrency.end();
        Section budget = file.section("budget");
        long micros = budget.value("usd").map(TermsReader::micros).orElse(0L);
        budget.end();
        Duration timeout = file.value("timeout").map(Value::time).orElse(Duration.ZERO);
        Section runner = file.section("runner");
        String image = runner.value("image").map(TermsReader::image).orElse("");
        List<String> egress =
                runner.items("egress").stream().map(TermsReader::host).toList();
        runner.end();
        return new Terms(
                new Terms.Concurrency(group, Terms.Policy.valueOf(policy.toUpperCase(Locale.ROOT))),
                micros,
                timeout,
                new Terms.Sandbox(image, egress));
    }

    static long micros(Value value) {
        BigDecimal usd = value.amount();
        if (usd.compareTo(MOST) > 0) {
            value.wrong("this must be at most " + MOST);
            return 0;
        }
        return usd.movePointRight(6).longValueExact();
    }

    private static String image(Value value) {
        String image = value.text();
        if (!image.isBlank() && !IMAGE.matcher(image).matches()) {
            value.wrong("this is not the name of an image, as se-runner:latest");
        }
        return image;
    }

    static String host(Value value) {
        String host = value.text();
        if (!host.isBlank() && !Hosts.right(host)) {
            value.wrong(Hosts.wrong(host));
        }
        return host;
    }
}
