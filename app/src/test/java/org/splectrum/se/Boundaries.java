package org.splectrum.se;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.splectrum.se.command.Origin;
import org.splectrum.se.intake.Deliveries;
import org.splectrum.se.intake.Delivery;
import org.splectrum.se.intake.Inbox;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.RunId;
import org.splectrum.se.recovery.Fate;
import org.splectrum.se.run.Backlog;
import org.splectrum.se.run.Effect;
import org.splectrum.se.run.Performer;
import org.splectrum.se.run.Replies;
import org.splectrum.se.run.Reply;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.run.RunStore;
import org.splectrum.se.runner.protocol.Envelope;
import org.splectrum.se.steps.AttemptLog;
import org.splectrum.se.steps.ContainerEdges;
import org.splectrum.se.steps.RecordId;
import org.splectrum.se.steps.RecordShelf;
import org.splectrum.se.steps.Records;

/**
 * Names every boundary that a server passes: before and after each effect, each write of a run, each order and message of a
 * runner, each record and each delivery.
 */
final class Boundaries implements Interception {
    private final Fate fate;
    private final List<Inbox> inbox = new CopyOnWriteArrayList<>();
    private final List<Backlog> backlog = new CopyOnWriteArrayList<>();

    Boundaries(Fate fate) {
        this.fate = fate;
    }

    private <T> T around(String what, Supplier<T> act) {
        fate.meet("before " + what);
        T done = act.get();
        fate.meet("after " + what);
        return done;
    }

    private void around(String what, Runnable act) {
        around(what, () -> {
            act.run();
            return what;
        });
    }

    @Override
    public Performer performer(Performer performer) {
        return (run, effect, news) -> {
            String what = "performing " + name(effect) + state(run, effect);
            fate.meet("before " + what);
            performer.perform(run, effect, news);
            fate.meet("after " + what);
        };
    }

    @Override
    public Backlog backlog(Backlog backlog) {
        this.backlog.add(backlog);
        return new Backlog() {
            @Override
            public List<InLane> inLanes() {
                return backlog.inLanes();
            }

            @Override
            public List<Effect> pending() {
                return backlog.pending();
            }

            @Override
            public void performed(Effect effect, long version) {
                backlog.performed(effect, version);
                fate.meet("after noting " + name(effect));
            }
        };
    }

    private static String name(Effect effect) {
        return switch (effect) {
            case Effect.Attempt(AttemptId attempt) -> attempt.step() + "/" + attempt.number();
            case Effect.Show(RunId _, Effect.Surface surface) -> surface.name().toLowerCase(Locale.ROOT);
            case Effect.Stop(AttemptId attempt) -> "the stop of " + attempt.step() + "/" + attempt.number();
            case Effect.TakeBack(RunId _, String step) -> "the taking back of " + step;
            case Effect.Wake _ -> "the alarm";
            case Effect.Replace _ -> "the replacing of others";
        };
    }

    /** What a surface shows differs from state to state; a check is there once something is published. */
    private static String state(Run run, Effect effect) {
        boolean published = run.result(Result.Published.class).isPresent();
        return switch (effect) {
            case Effect.Attempt _, Effect.Stop _, Effect.TakeBack _, Effect.Wake _, Effect.Replace _ -> "";
            case Effect.Show _ -> " of a " + (published ? "published " : "") + run.state() + " run";
        };
    }

    @Override
    public RunStore runs(RunStore runs) {
        return new RunStore() {
            @Override
            public Optional<Run> find(RunId id) {
                return runs.find(id);
            }

            @Override
            public List<Run> latest(Wanted wanted, Page page) {
                return runs.latest(wanted, page);
            }

            @Override
            public Optional<Run> requested(String key) {
                return runs.requested(key);
            }

            @Override
            public void commit(Commit commit) {
                around("writing " + name(commit.event()), () -> runs.commit(commit));
            }
        };
    }

    private static String name(RunEvent event) {
        return switch (event) {
            case RunEvent.Requested _ -> "requested";
            case RunEvent.PlaceChanged _ -> "place changed";
            case RunEvent.Progressed(var attempt, var _, var _, var _) -> attempt.step() + " progressed";
            case RunEvent.AttemptEnded(var attempt, var _, var _, var _) -> attempt.step() + " ended";
            case RunEvent.Woken _ -> "woken";
            case RunEvent.ActedOn _ -> "acted on";
            case RunEvent.TakenBack(var receipt, var _) -> receipt.step() + " taken back";
        };
    }

    @Override
    public AttemptLog attempts(AttemptLog attempts) {
        return new AttemptLog() {
            @Override
            public long append(AttemptId attempt, List<Envelope> messages) {
                String what = "hearing " + attempt.step() + " say ";
                messages.forEach(each -> fate.meet("before " + what + kind(each)));
                long kept = attempts.append(attempt, messages);
                // What came together is kept together: there is one boundary behind it.
                messages.stream()
                        .skip(Math.max(0, messages.size() - 1))
                        .forEach(last -> fate.meet("after " + what + kind(last)));
                return kept;
            }

            @Override
            public List<Envelope> after(AttemptId attempt, long sequence) {
                return attempts.after(attempt, sequence);
            }

            @Override
            public void told(RunId run, Consumer<String> messages) {
                attempts.told(run, messages);
            }

            @Override
            public Subscription onAppend(AttemptId attempt, Runnable listener) {
                return attempts.onAppend(attempt, listener);
            }
        };
    }

    @Override
    public ContainerEdges containers(ContainerEdges containers) {
        return new Ordering(fate).of(containers);
    }

    @Override
    public RecordShelf records(RecordShelf records) {
        return new RecordShelf() {
            @Override
            public void keep(Records.Draft draft, String envelope) {
                around("recording", () -> records.keep(draft, envelope));
            }

            @Override
            public Optional<Kept> find(RecordId id) {
                return records.find(id);
            }

            @Override
            public Optional<Kept> about(CommitId commit) {
                return records.about(commit);
            }
        };
    }

    private static String kind(Envelope envelope) {
        return envelope.message().getClass().getSimpleName();
    }

    @Override
    public Deliveries deliveries(Deliveries deliveries) {
        return delivery -> {
            Deliveries.Receipt receipt = deliveries.store(delivery);
            fate.meet("after storing " + delivery.event());
            return receipt;
        };
    }

    /** Whether every delivery was dealt with and every effect performed. Looked at in this order: a run begins before its delivery is done. */
    boolean nothingWaits() {
        return inbox.stream().allMatch(each -> each.waiting(1).isEmpty())
                && backlog.stream().allMatch(each -> each.pending().isEmpty());
    }

    @Override
    public Inbox inbox(Inbox inbox) {
        this.inbox.add(inbox);
        return new Inbox() {
            @Override
            public List<Delivery> waiting(int limit, Set<String> except) {
                return inbox.waiting(limit, except);
            }

            @Override
            public void done(String deliveryId) {
                around("noting a delivery", () -> inbox.done(deliveryId));
            }

            @Override
            public void setAside(String deliveryId) {
                around("setting a delivery aside", () -> inbox.setAside(deliveryId));
            }

            @Override
            public void onArrival(Runnable listener) {
                inbox.onArrival(listener);
            }
        };
    }

    @Override
    public Replies replies(Replies replies) {
        return new Replies() {
            @Override
            public void seen(Origin origin) {
                around("reacting", () -> replies.seen(origin));
            }

            @Override
            public void say(Origin origin, List<Reply> said) {
                around("replying", () -> replies.say(origin, said));
            }
        };
    }
}
