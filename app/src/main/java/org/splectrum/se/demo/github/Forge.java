package org.splectrum.se.demo.github;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * All accounts and repositories, under one lock. Everything that reads or changes state runs inside {@link #read},
 * {@link #change} or {@link #await}; those may be nested and called from any thread.
 */
public final class Forge {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Clock clock;
    private final Map<String, User> users = new LinkedHashMap<>();
    private final Map<String, Repository> repositories = new LinkedHashMap<>();
    private final List<Consumer<Happening>> listeners = new CopyOnWriteArrayList<>();
    private long lastId = 1000;

    public Forge(Clock clock) {
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Looks at the state, which does not move meanwhile. */
    public <T> T read(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** Changes the state and wakes whoever waits for a change. */
    public <T> T change(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            changed.signalAll();
            lock.unlock();
        }
    }

    /**
     * Waits until the condition yields something; it is asked at once and after every change.
     *
     * @throws AssertionError when it still yields nothing after the timeout, naming what was awaited
     */
    public <T> T await(String what, Duration timeout, Supplier<Optional<T>> condition) {
        long left = timeout.toNanos();
        lock.lock();
        try {
            while (true) {
                Optional<T> found = condition.get();
                if (found.isPresent()) {
                    return found.get();
                }
                if (left <= 0) {
                    throw new AssertionError("waited %d ms in vain for %s"
                            .formatted(TimeUnit.NANOSECONDS.toMillis(timeout.toNanos()), what));
                }
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for " + what, e);
        } finally {
            lock.unlock();
        }
    }

    /** Calls the listener for whatever happens from now on, inside the lock: it must be quick. */
    public void listen(Consumer<Happening> listener) {
        listeners.add(listener);
    }

    void announce(Happening happening) {
        listeners.forEach(listener -> listener.accept(happening));
    }

    public Instant now() {
        return clock.instant();
    }

    /** A number not given before; numbers of everything come from one row. */
    public long nextId() {
        return change(() -> ++lastId);
    }

    /** The account of that login, made when it is new. */
    public User addUser(String login, User.Kind kind) {
        return change(
                () -> users.computeIfAbsent(login.toLowerCase(Locale.ROOT), key -> new User(nextId(), login, kind)));
    }

    /** All accounts, oldest first. */
    public List<User> users() {
        return read(() -> new ArrayList<>(users.values()));
    }

    public Optional<User> findUser(String login) {
        return read(() -> Optional.ofNullable(users.get(login.toLowerCase(Locale.ROOT))));
    }

    /**
     * The account of that login.
     *
     * @throws Refusal 404 when there is none
     */
    public User user(String login) {
        return findUser(login).orElseThrow(Refusal::notFound);
    }

    public void add(Repository repository) {
        change(() -> repositories.put(repository.name().key(), repository));
    }

    public Optional<Repository> findRepository(RepositoryName name) {
        return read(() -> Optional.ofNullable(repositories.get(name.key())));
    }

    /**
     * The repository of that name.
     *
     * @throws Refusal 404 when there is none
     */
    public Repository repository(RepositoryName name) {
        return findRepository(name).orElseThrow(Refusal::notFound);
    }

    public List<Repository> repositories() {
        return read(() -> new ArrayList<>(repositories.values()));
    }
}
