package org.splectrum.se.web;

import java.util.Map;
import java.util.Set;
import org.splectrum.se.command.Authorization;
import org.splectrum.se.command.Identities;
import org.splectrum.se.command.Permissions;
import org.splectrum.se.command.Self;
import org.splectrum.se.model.Permission;
import org.splectrum.se.model.RepositoryName;

/** Three people of one repository, and tokens that count for nobody. Immutable. */
final class KnownPeople implements Identities {
    static final String WRITER = "ghp_wilma";
    static final String READER = "ghp_rita";
    static final String STRANGER = "gho_sam";
    static final String ENDED = "ghp_ended";

    private static final Map<String, Identity> KNOWN = Map.of(
            WRITER,
            new Identity.Known("wilma"),
            READER,
            new Identity.Known("rita"),
            STRANGER,
            new Identity.Known("sam"),
            "gho_narrow",
            new Identity.Unknown(Reason.TOO_NARROW),
            "ghu_other",
            new Identity.Unknown(Reason.OF_ANOTHER_APP),
            "github_pat_bot",
            new Identity.Unknown(Reason.NO_PERSON));

    private static final Permissions PERMISSIONS = (home, login) -> switch (login) {
        case "wilma" -> Permission.WRITE;
        case "rita" -> Permission.READ;
        default -> Permission.NONE;
    };

    Api.People people() {
        return new Api.People(this, PERMISSIONS, PERMISSIONS, new Authorization(new Self(1, "se[bot]")));
    }

    @Override
    public Identity of(String token) {
        return KNOWN.getOrDefault(token, new Identity.Unknown(Reason.REFUSED));
    }

    @Override
    public Set<RepositoryName> repositories(String token) {
        return token.equals(STRANGER) ? Set.of() : Set.of(RepositoryName.of(ApiSite.REPO));
    }
}
