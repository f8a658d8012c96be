package org.splectrum.se.demo.pages;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.splectrum.se.demo.github.Forge;
import org.splectrum.se.demo.github.Repository;
import org.splectrum.se.demo.github.Role;
import org.splectrum.se.demo.github.User;

/** As whom a form may be sent, and who is chosen at first. */
public record People(List<Choice> choices) {
    public People {
        choices = List.copyOf(choices);
    }

    /** A person with their role in the repository. */
    public record Choice(String login, String role, boolean chosen) {
        public Choice {
            requireNonNull(login, "login is null");
            requireNonNull(role, "role is null");
        }
    }

    /** Who is chosen at first; nobody where there is no choice. */
    public String chosen() {
        return choices.stream()
                .filter(Choice::chosen)
                .map(Choice::login)
                .findFirst()
                .orElse("");
    }

    /** Those who have at least that role; chosen is the preferred one, else whoever writes but does not own. */
    static People of(Forge forge, Repository repository, Role atLeast, String preferred) {
        List<String> logins = forge.users().stream()
                .filter(user -> user.kind() == User.Kind.PERSON)
                .map(User::login)
                .filter(login -> repository.role(login).covers(atLeast))
                .toList();
        String usual = logins.stream()
                .filter(login -> repository.role(login) == Role.WRITE)
                .findFirst()
                .orElse("");
        String chosen = logins.contains(preferred) ? preferred : usual;
        return new People(logins.stream()
                .map(login -> new Choice(login, repository.role(login).word(), login.equals(chosen)))
                .toList());
    }
}
