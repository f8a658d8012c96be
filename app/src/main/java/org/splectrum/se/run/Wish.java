package org.splectrum.se.run;

import java.util.Objects;
import org.splectrum.se.command.Command;
import org.splectrum.se.model.Person;
import org.splectrum.se.model.Place;
import org.splectrum.se.model.RepositoryName;

/**
 * What is asked for by REST.
 *
 * @param key the same for the same wish
 * @param by who asks
 * @param kind what it says is at the number
 * @param number 0 for the repository as a whole
 */
public record Wish(String key, Person by, RepositoryName repository, Place.Kind kind, int number, Command.Run command) {
    public Wish {
        Objects.requireNonNull(key, "key is null");
        Objects.requireNonNull(by, "by is null");
        Objects.requireNonNull(repository, "repository is null");
        Objects.requireNonNull(kind, "kind is null");
        Objects.requireNonNull(command, "command is null");
    }
}
