package org.splectrum.se.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.demo.github.hooks.Delivery;
import org.splectrum.se.intake.DeliveryLog.Attempt;

final class GitHubDeliveriesTest {
    /** Nobody listens there. */
    private static final URI NOWHERE = URI.create("http://127.0.0.1:9/webhook");

    @TempDir
    Path folder;

    private Scene scene;
    private GitHubDeliveries deliveries;

    @BeforeEach
    void open() {
        scene = new Scene(folder);
        deliveries = new GitHubDeliveries(scene.connection);
        scene.github.deliverTo(NOWHERE);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void allTriesSinceThenAreReadPageByPage() {
        scene.ada.openIssue(Scene.REPO, "Too early", "");
        answered(1);
        scene.clock.move(Duration.ofMinutes(5));
        Instant start = scene.clock.instant().truncatedTo(ChronoUnit.SECONDS);
        for (int i = 0; i < 130; i++) {
            scene.ada.openIssue(Scene.REPO, "Issue " + i, "");
        }
        answered(131);
        List<Attempt> since = deliveries.since(start);
        assertThat(since).hasSize(130).noneMatch(Attempt::arrived);
        assertThat(since).extracting(Attempt::delivery).doesNotHaveDuplicates();
        assertThat(deliveries.since(Instant.EPOCH)).hasSize(131);
    }

    @Test
    void aDeliveryIsMadeOnceMore() {
        scene.ada.openIssue(Scene.REPO, "One", "");
        answered(1);
        Attempt missed = deliveries.since(Instant.EPOCH).getFirst();
        deliveries.redeliver(missed);
        answered(2);
        assertThat(deliveries.since(Instant.EPOCH))
                .extracting(Attempt::delivery)
                .containsExactly(missed.delivery(), missed.delivery());
    }

    private void answered(int count) {
        await().until(() -> {
            List<Delivery> all = scene.github.webhooks().deliveries();
            return all.size() == count
                    && all.stream().noneMatch(one -> one.answer() instanceof Delivery.Answer.Pending);
        });
    }
}
