package org.splectrum.se.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.splectrum.se.runner.protocol.Marks;
import org.splectrum.se.runner.protocol.Routes;
import org.splectrum.se.steps.Gateways.Gate;

class BudgetTest {
    private static final String MESSAGES = Routes.MODEL + "/v1/messages";
    private static final List<String> MODELS = List.of("claude-haiku-4-5", "claude-sonnet-5", "claude-opus-5-5", "new");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void several_attempts_with_several_calls_at_once_never_spend_more_than_there_is(long seed) throws Exception {
        Random random = new Random(seed);
        long budget = budget(random);
        String model = MODELS.get(random.nextInt(MODELS.size()));
        try (PricedModel upstream = new PricedModel(seed, PricedModel.Obedience.OBEYS);
                Site site = site(upstream, budget)) {
            List<Gate> gates = List.of(site.open(Site.attempt(1)), site.open(Site.attempt(2)));
            List<HttpResponse<String>> last = new ArrayList<>();
            try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<HttpResponse<String>>> calls = new ArrayList<>();
                for (int caller = 0; caller < 4; caller++) {
                    Gate gate = gates.get(caller % gates.size());
                    long own = random.nextLong();
                    calls.add(callers.submit(() -> spend(site, gate, model, new Random(own))));
                }
                for (Future<HttpResponse<String>> call : calls) {
                    last.add(call.get());
                }
            }
            assertThat(last).as("seed %s", seed).allSatisfy(answer -> {
                assertThat(answer.statusCode()).isEqualTo(402);
                assertThat(answer.body()).contains("billing_error").contains(Marks.BUDGET_REACHED);
            });
            assertThat(upstream.bill.get()).as("seed %s", seed).isBetween(used(budget, model), budget * 102 / 100);
            assertThat(taken(site)).as("seed %s", seed).isEqualTo(upstream.bill.get());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void a_model_that_says_more_than_it_may_is_cut_off_in_the_middle(long seed) throws Exception {
        Random random = new Random(seed);
        long budget = Math.min(budget(random), 2_000_000);
        String model = MODELS.get(random.nextInt(MODELS.size()));
        try (PricedModel upstream = new PricedModel(seed, PricedModel.Obedience.GOES_ON);
                Site site = site(upstream, budget)) {
            HttpResponse<String> last = spend(site, site.open(Site.attempt(1)), model, random);
            assertThat(last.statusCode()).isEqualTo(402);
            assertThat(taken(site)).as("seed %s", seed).isBetween(used(budget, model), budget * 102 / 100);
        }
    }

    @Test
    void less_is_asked_of_the_model_where_there_is_money_for_less() throws Exception {
        try (PricedModel upstream = new PricedModel(1, PricedModel.Obedience.OBEYS);
                Site site = site(upstream, 100_000)) {
            HttpResponse<String> answer = site.post(
                    site.open(Site.attempt(1)),
                    MESSAGES,
                    "{\"model\":\"claude-opus-5\",\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":90000},"
                            + "\"max_tokens\":100000,\"stream\":true,\"messages\":[]}");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(upstream.server().asked.getLast().body())
                    .containsPattern("\"budget_tokens\":19\\d\\d}")
                    .containsPattern("\"max_tokens\":39\\d\\d,\"stream\":true,\"messages\":\\[\\]}$");
        }
    }

    @Test
    void nothing_is_sent_to_the_model_that_cannot_be_paid() throws Exception {
        try (PricedModel upstream = new PricedModel(1, PricedModel.Obedience.OBEYS);
                Site site = site(upstream, 50_000)) {
            HttpResponse<String> answer =
                    site.post(site.open(Site.attempt(1)), MESSAGES, request("claude-opus-5", 40_000));
            assertThat(answer.statusCode()).isEqualTo(402);
            assertThat(answer.body())
                    .contains("0.0500 USD are left for this run, and the next call of the model may cost 0.0");
            assertThat(upstream.server().asked)
                    .singleElement()
                    .satisfies(asked -> assertThat(asked.target()).endsWith("count_tokens"));
        }
    }

    private Site site(PricedModel upstream, long budget) {
        return new Site(
                Site.settings(folder, new ModelSettings(upstream.server().uri(), Site.KEY, List.of(), Site.SILENCE)),
                budget);
    }

    /** From 0.05 to 20 dollars, all orders of magnitude alike. */
    private static long budget(Random random) {
        return Math.round(50_000 * Math.pow(400, random.nextDouble()));
    }

    /** All but what the smallest useful call may cost: a request of up to 2000 bytes and 256 tokens of answer. */
    private static long used(long budget, String model) {
        return budget - Prices.of(model).of(new Tokens(0, 300, 0, 600, 0));
    }

    private static HttpResponse<String> spend(Site site, Gate gate, String model, Random random) {
        while (true) {
            HttpResponse<String> answer = site.post(gate, MESSAGES, request(model, random.nextInt(2000)));
            if (answer.statusCode() != 200) {
                return answer;
            }
        }
    }

    private static String request(String model, int bytes) {
        return "{\"model\":\"" + model
                + "\",\"max_tokens\":128000,\"stream\":true,\"system\":[{\"type\":\"text\",\"text\":\""
                + "x".repeat(bytes) + "\",\"cache_control\":{\"type\":\"ephemeral\"}}],\"messages\":[]}";
    }

    private static long taken(Site site) {
        return site.attempts
                .ofStep(Site.attempt(1).run(), Site.attempt(1).step())
                .microUsd();
    }
}
