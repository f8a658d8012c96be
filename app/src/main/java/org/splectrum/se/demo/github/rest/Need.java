package org.splectrum.se.demo.github.rest;

import java.util.List;
import java.util.Map;
import org.splectrum.se.demo.github.Repository;
import org.splectrum.se.demo.github.Role;

/** What a caller must be or have. */
public sealed interface Need {
    /** To be the app itself. */
    record AsApp() implements Need {}

    /** To be anybody with a token. */
    record AnyToken() implements Need {}

    /** To have one of these permissions at least at this level, {@code read} or {@code write}. */
    record Permission(String level, List<String> anyOf) implements Need {
        /** Whether an installation with those permissions has it. */
        public boolean heldBy(Map<String, String> permissions) {
            return anyOf.stream()
                    .map(name -> permissions.getOrDefault(name, ""))
                    .anyMatch(held -> "write".equals(held) || level.equals(held));
        }

        /** Whether a person with that role has it; repositories are public, so anyone may read and discuss. */
        public boolean heldBy(Role role) {
            return "read".equals(level) || anyOf.contains("issues") || role.covers(Role.WRITE);
        }

        /** Whether the caller has it on the repository. */
        public boolean heldBy(Caller caller, Repository repository) {
            return switch (caller) {
                case Caller.App() -> false;
                case Caller.Installation installation -> heldBy(installation.permissions());
                case Caller.Person(var login, var _) -> heldBy(repository.role(login));
            };
        }
    }

    static Need asApp() {
        return new AsApp();
    }

    static Need anyToken() {
        return new AnyToken();
    }

    static Permission read(String... anyOf) {
        return new Permission("read", List.of(anyOf));
    }

    static Permission write(String... anyOf) {
        return new Permission("write", List.of(anyOf));
    }
}
