package org.splectrum.se.demo.github.hooks;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.splectrum.se.demo.github.AppRegistration;
import org.splectrum.se.demo.github.Forge;
import org.splectrum.se.demo.github.Happening;
import org.splectrum.se.demo.github.hooks.Delivery.Answer;
import org.splectrum.se.demo.github.hooks.Delivery.Message;
import org.splectrum.se.demo.github.hooks.Delivery.Sent;
import org.splectrum.se.demo.github.json.Shapes;

/**
 * Delivers webhooks, one after the other in the order in which things happened, and keeps a log. As with GitHub, nothing
 * is delivered a second time unless asked. Without an address nothing is sent, and what happens is forgotten. Thread-safe.
 */
public final class Webhooks implements AutoCloseable {
    private final Forge forge;
    private final AppRegistration app;
    private final Payloads payloads;
    private final Courier courier;
    private final Map<Long, Delivery> log = new TreeMap<>();
    private final List<Consumer<Message>> listeners = new CopyOnWriteArrayList<>();
    private final ExecutorService sender = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("webhooks").factory());
    private Optional<URI> target = Optional.empty();

    public Webhooks(Shapes shapes) {
        this.forge = shapes.forge();
        this.app = shapes.app();
        this.payloads = new Payloads(shapes);
        this.courier = new Courier();
        forge.listen(this::tell);
    }

    /** Sends whatever happens from now on there. */
    public void deliverTo(URI address) {
        requireNonNull(address, "address is null");
        forge.change(() -> target = Optional.of(address));
    }

    /** Calls the listener with every message before it is sent; inside the forge's lock, so it must be quick. */
    public void listen(Consumer<Message> listener) {
        listeners.add(listener);
    }

    /** Sends the event that a new webhook gets. */
    public void ping() {
        forge.change(() -> {
            target.ifPresent(address -> announce(payloads.ping(address.toString())));
            return target;
        });
    }

    /**
     * Sends an event of the app's installation.
     *
     * @param action as {@code created}, {@code suspend}
     */
    public void announceInstallation(String action) {
        forge.change(() -> {
            announce(payloads.installation(action));
            return target;
        });
    }

    /** All attempts so far, newest first. */
    public List<Delivery> deliveries() {
        return forge.read(() -> new ArrayList<>(log.values()).reversed());
    }

    public Optional<Delivery> delivery(long id) {
        return forge.read(() -> Optional.ofNullable(log.get(id)));
    }

    /** Delivers once more, with the same GUID, to the address as it is now. */
    public Delivery redeliver(Delivery delivery) {
        return forge.change(() -> send(target.orElseThrow(), delivery.message(), delivery.guid(), true));
    }

    /** A suspended app is told nothing. */
    private void tell(Happening happening) {
        if (app.suspended().isPresent()) {
            return;
        }
        announce(payloads.of(happening));
    }

    private void announce(Message message) {
        listeners.forEach(listener -> listener.accept(message));
        target.ifPresent(address -> send(address, message, UUID.randomUUID().toString(), false));
    }

    private Delivery send(URI address, Message message, String guid, boolean again) {
        Map<String, String> headers = Headers.of(app, message, guid);
        Delivery delivery = new Delivery(
                forge.nextId(),
                guid,
                message,
                again,
                new Sent(address.toString(), forge.now(), headers),
                new Answer.Pending());
        log.put(delivery.id(), delivery);
        sender.execute(() -> {
            Answer answer = courier.carry(delivery);
            forge.change(() -> log.put(delivery.id(), delivery.answered(answer)));
        });
        return delivery;
    }

    @Override
    public void close() {
        sender.shutdownNow();
        courier.close();
    }
}
