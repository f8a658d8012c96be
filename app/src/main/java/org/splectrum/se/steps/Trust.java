package org.splectrum.se.steps;

import java.util.HashMap;
import java.util.Map;
import org.splectrum.se.command.Permissions;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.Permission;
import org.splectrum.se.model.Person;
import org.splectrum.se.run.Run;
import org.splectrum.se.workflow.RepositoryConfig;

/**
 * Whose comments a run's agents are told: GitHub is asked once about each person. Who has commented is up to strangers, so no more
 * than so many are asked about; the others count as nobody. For one thread.
 */
final class Trust {
    private static final int ASKED = 60;

    private final Home home;
    private final RepositoryConfig config;
    private final Permissions permissions;
    private final Map<String, Permission> known = new HashMap<>();

    Trust(Run run, Permissions permissions) {
        this.home = run.request().origin().place().home();
        this.config = run.request().config();
        this.permissions = permissions;
        Person asking = run.request().origin().person();
        boolean human = asking.kind() == Person.Kind.USER && asking.appId() == 0;
        if (human && Permission.WRITE.covers(config.bounds().readers())) {
            known.put(asking.login(), Permission.WRITE); // or nothing would have begun
        }
    }

    /** What somebody's words weigh. */
    enum Weight {
        /** May change the repository. */
        WRITER,
        /** May not, but the repository wants to hear them. */
        READER,
        NOBODY
    }

    /** Apps count where the repository lists them, and nowhere else. @throws RuntimeException where GitHub did not answer */
    Weight in(Person author) {
        if (author.kind() == Person.Kind.APP || author.appId() != 0) {
            return author.appId() != 0 && config.apps().contains(author.appId()) ? Weight.WRITER : Weight.NOBODY;
        }
        Permission needed = config.bounds().readers();
        if (!known.containsKey(author.login()) && known.size() >= ASKED) {
            return Weight.NOBODY;
        }
        Permission has = known.computeIfAbsent(author.login(), login -> permissions.of(home, login));
        if (!has.covers(needed)) {
            return Weight.NOBODY;
        }
        return has.covers(Permission.WRITE) ? Weight.WRITER : Weight.READER;
    }
}
