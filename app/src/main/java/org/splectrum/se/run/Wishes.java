package org.splectrum.se.run;

import java.util.Objects;
import java.util.Optional;
import org.splectrum.se.command.Origin;
import org.splectrum.se.intake.Scene;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.Place;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.workflow.Catalogs;
import org.splectrum.se.workflow.RepositoryConfigs;

/** Begins the runs that are asked for by REST. Whoever may ask at all has been let in before. Thread-safe. */
public final class Wishes {
    private final Addresses addresses;
    private final RepositoryConfigs configs;
    private final Catalogs catalogs;
    private final Requests requests;

    public Wishes(Addresses addresses, RepositoryConfigs configs, Catalogs catalogs, Requests requests) {
        this.addresses = addresses;
        this.configs = configs;
        this.catalogs = catalogs;
        this.requests = requests;
    }

    /** What came of a wish. */
    public sealed interface Answer {
        /** It was heard. */
        record Heard(Requests.Outcome outcome) implements Answer {
            public Heard {
                Objects.requireNonNull(outcome, "outcome is null");
            }
        }

        /** SE's App is not installed on the repository, or there is none of this name. */
        record NotInstalled(RepositoryName repository) implements Answer {
            public NotInstalled {
                Objects.requireNonNull(repository, "repository is null");
            }
        }

        /** The repository has nothing at this number. */
        record NothingThere(RepositoryName repository, int number) implements Answer {
            public NothingThere {
                Objects.requireNonNull(repository, "repository is null");
            }
        }

        /** At this number is something else than was said. */
        record OfOtherKind(Place place) implements Answer {
            public OfOtherKind {
                Objects.requireNonNull(place, "place is null");
            }
        }
    }

    /**
     * Begins the run, where nothing speaks against it. Idempotent by the wish's key.
     *
     * @throws RuntimeException where GitHub did not answer
     */
    public Answer begin(Wish wish) {
        Optional<Home> home = addresses.home(wish.repository());
        if (home.isEmpty()) {
            return new Answer.NotInstalled(wish.repository());
        }
        if (wish.kind() == Place.Kind.REPOSITORY) {
            return heard(wish, new Addresses.Spot(Place.of(home.get()), title(wish), Scene.UNKNOWN));
        }
        Optional<Addresses.Spot> spot = addresses.spot(home.get(), wish.number());
        if (spot.isEmpty()) {
            return new Answer.NothingThere(wish.repository(), wish.number());
        }
        Place place = spot.get().place();
        if (place.kind() != wish.kind()) {
            return new Answer.OfOtherKind(place);
        }
        return heard(wish, spot.get());
    }

    /** What stands above the work of a run that nothing on GitHub has a title for. */
    private static String title(Wish wish) {
        return wish.command().prompt().lines().findFirst().orElse(wish.command().workflow());
    }

    private Answer heard(Wish wish, Addresses.Spot spot) {
        Home home = spot.place().home();
        Origin origin = new Origin(
                wish.key(),
                spot.place(),
                spot.title(),
                wish.by(),
                0,
                Origin.Event.named("api").in(spot.scene()));
        Requests.There there = new Requests.There(configs.of(home), catalogs.of(home));
        return new Answer.Heard(requests.begin(wish.key(), origin, there, wish.command()));
    }
}
