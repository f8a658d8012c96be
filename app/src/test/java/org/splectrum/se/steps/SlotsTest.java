package org.splectrum.se.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.RepositoryName;

class SlotsTest {
    private static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void no_bound_is_ever_passed_and_whoever_does_not_give_up_gets_a_place(long seed) throws Exception {
        Random random = new Random(seed);
        ContainerCapacity containerCapacity =
                new ContainerCapacity(1 + random.nextInt(6), 1 + random.nextInt(4), 1 + random.nextInt(5));
        Slots slots = new Slots(containerCapacity);
        Counting counting = new Counting(containerCapacity);
        List<Future<?>> all = new ArrayList<>();
        List<Future<?>> patient = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int each = 0; each < 300; each++) {
                Home home = home(random.nextInt(3), random.nextInt(4));
                Future<?> one = threads.submit(() -> {
                    try (var _ = slots.take(home)) {
                        counting.with(home);
                    }
                    return home;
                });
                all.add(one);
                if (random.nextInt(5) == 0) {
                    all.get(random.nextInt(all.size())).cancel(true);
                }
            }
            all.stream().filter(one -> !one.isCancelled()).forEach(patient::add);
            for (Future<?> one : patient) {
                one.get();
            }
        }
        assertThat(slots.waiting()).isZero();
        assertThat(patient).isNotEmpty();
        // Nothing is lost: every place can be had once more.
        for (int place = 0; place < containerCapacity.all(); place++) {
            slots.take(home(100 + place, 0));
        }
    }

    /** Sees how many are at it, and lets others come between. */
    private static final class Counting {
        private final ContainerCapacity containerCapacity;
        private final Map<Object, Integer> now = new HashMap<>();

        Counting(ContainerCapacity containerCapacity) {
            this.containerCapacity = containerCapacity;
        }

        void with(Home home) {
            count(home, 1);
            Thread.onSpinWait();
            count(home, -1);
        }

        private synchronized void count(Home home, int more) {
            assertThat(now.merge("all", more, Integer::sum)).isBetween(0, containerCapacity.all());
            assertThat(now.merge(home.repository(), more, Integer::sum)).isBetween(0, containerCapacity.repository());
            assertThat(now.merge(home.installation(), more, Integer::sum))
                    .isBetween(0, containerCapacity.installation());
        }
    }

    @Test
    void a_repository_that_asks_for_one_place_does_not_wait_for_all_that_another_asked_for_before() throws Exception {
        assertThat(order(
                        new ContainerCapacity(1, 1, 1),
                        List.of(home(0, 0), home(0, 0), home(0, 0), home(0, 1), home(0, 1), home(0, 2))))
                .containsExactly(0, 3, 5, 1, 4, 2);
    }

    @Test
    void whoever_cannot_go_yet_does_not_hold_up_others() throws Exception {
        Slots slots = new Slots(new ContainerCapacity(2, 1, 2));
        var first = slots.take(home(0, 0));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Slots.Slot> same = threads.submit(() -> slots.take(home(0, 0)));
            await(slots, 1);
            slots.take(home(0, 1)).close();
            assertThat(same.isDone()).isFalse();
            first.close();
            same.get().close();
        }
    }

    @Test
    void a_place_that_is_given_back_twice_is_one_place() throws Exception {
        Slots slots = new Slots(new ContainerCapacity(1, 1, 1));
        Slots.Slot slot = slots.take(home(0, 0));
        slot.close();
        slot.close();
        slots.take(home(0, 0));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> second = threads.submit(() -> slots.take(home(0, 1)));
            await(slots, 1);
            second.cancel(true);
            await(slots, 0);
        }
    }

    /** In which order those who came one after the other are served, one at a time. */
    private static List<Integer> order(ContainerCapacity containerCapacity, List<Home> homes) throws Exception {
        Slots slots = new Slots(containerCapacity);
        ConcurrentLinkedQueue<Integer> order = new ConcurrentLinkedQueue<>();
        List<Future<Integer>> all = new ArrayList<>();
        Slots.Slot held = slots.take(home(9, 9));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int at = 0; at < homes.size(); at++) {
                int number = at;
                all.add(threads.submit(() -> {
                    try (var _ = slots.take(homes.get(number))) {
                        order.add(number);
                    }
                    return number;
                }));
                await(slots, at + 1);
            }
            held.close();
            for (Future<Integer> one : all) {
                one.get();
            }
        }
        return List.copyOf(order);
    }

    private static void await(Slots slots, int waiting) {
        Awaitility.await().pollInterval(Duration.ofMillis(1)).until(() -> slots.waiting() == waiting);
    }

    private static Home home(int installation, int repository) {
        return new Home(installation, new RepositoryName("o" + installation, "r" + repository));
    }
}
