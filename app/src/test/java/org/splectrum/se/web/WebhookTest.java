package org.splectrum.se.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.splectrum.se.web.ProblemAssert.assertProblem;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.splectrum.se.intake.Deliveries.Receipt;
import org.splectrum.se.intake.Delivery;

final class WebhookTest {
    private static final String BODY = "{\"action\":\"created\",\"comment\":{\"body\":\"/se run ü 𝄞\"}}";

    private final Site site = Site.open();

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void aSignedDeliveryIsStoredAsItWasSignedAndThenAccepted() {
        HttpResponse<String> answer = site.send(site.delivery(BODY));
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("{\"stored\":true}");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
        assertThat(site.stored())
                .containsExactly(new Delivery("72d3162e-cc78-11e3-81ab-4c9367dc0958", "issue_comment", Site.NOW, BODY));
    }

    @Test
    void aRepeatedDeliveryIsAcceptedAndDoesNothing() {
        site.send(site.delivery(BODY));
        HttpResponse<String> again = site.send(site.delivery(BODY));
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.body()).contains("\"duplicate\":true");
        assertThat(site.stored()).hasSize(1);
    }

    @Test
    void anEventThatNobodyKnowsIsStoredToo() {
        HttpResponse<String> answer = site.send(site.delivery("{}").setHeader("X-GitHub-Event", "moon_landing"));
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(site.stored()).extracting(Delivery::event).containsExactly("moon_landing");
    }

    @Test
    void bothSecretsCountWhileTheyAreRotated() {
        byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
        assertThat(site.send(site.delivery(BODY).setHeader("X-Hub-Signature-256", Site.sign(Site.OLD_SECRET, body)))
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void aBodyOfTheGreatestSizeIsStored() {
        String padded = "{\"a\":\"" + "x".repeat(25 * 1024 * 1024 - 8) + "\"}";
        assertThat(site.send(site.delivery(padded)).statusCode()).isEqualTo(202);
        assertThat(site.stored())
                .extracting(delivery -> delivery.body().length())
                .containsExactly(25 * 1024 * 1024);
    }

    @Test
    void aBodyInChunksIsStored() {
        byte[] body = ("{\"a\":\"" + "x".repeat(100_000) + "\"}").getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> answer = site.send(
                site.delivery(body).POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body))));
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(site.stored()).hasSize(1);
    }

    @Test
    void aContentTypeWithItsCharsetIsUnderstood() {
        assertThat(site.send(site.delivery(BODY).setHeader("Content-Type", "Application/JSON; charset=utf-8"))
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void whenTooManyWaitGitHubIsToldToComeAgain() {
        try (Site full = Site.storing(delivery -> Receipt.FULL)) {
            HttpResponse<String> answer = full.send(full.delivery(BODY));
            assertProblem(answer, 503, "Redeliver");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        }
    }

    @Test
    void whenStoringFailsNothingIsPromised() {
        Site broken = Site.storing(delivery -> {
            throw new IllegalStateException("the disk is full");
        });
        try (broken) {
            HttpResponse<String> answer = broken.send(broken.delivery(BODY));
            assertProblem(answer, 503, "could not be stored");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.body()).doesNotContain("disk is full");
        }
    }

    @Test
    void bodiesTogetherTakeUpNoMoreRoomThanThereIs() {
        try (Site small = Site.withRoom(100_000)) {
            String large = "{\"a\":\"" + "x".repeat(200_000) + "\"}";
            HttpResponse<String> answer = small.send(small.delivery(large));
            assertProblem(answer, 503, "large");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(small.send(small.delivery(BODY)).statusCode()).isEqualTo(202);
        }
    }
}
