package org.splectrum.se.demo.github.json;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.splectrum.se.demo.github.Repository;
import org.splectrum.se.demo.github.User;

/**
 * The addresses of things.
 *
 * @param address where the simulator answers, without a slash at the end; asked late, for the port is known late
 */
public record Links(Supplier<String> address) {
    private static final List<String> USER_URLS = List.of(
            "followers",
            "following{/other_user}",
            "gists{/gist_id}",
            "starred{/owner}{/repo}",
            "subscriptions",
            "orgs",
            "repos",
            "events{/privacy}",
            "received_events");

    public Links {
        requireNonNull(address, "address is null");
    }

    /** Where everything begins. */
    public String root() {
        return address.get();
    }

    public String api(String path) {
        return root() + path;
    }

    public String api(Repository repository, String path) {
        return root() + "/repos/" + repository.name() + path;
    }

    public String html(Repository repository, String path) {
        return root() + "/" + repository.name() + path;
    }

    /** One segment of a path; the names of bots and labels need escaping. */
    static String segment(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Adds the addresses that every account has. */
    void addTo(ObjectNode node, User user) {
        String url = api("/users/" + segment(user.login()));
        node.put("avatar_url", api("/avatars/" + user.id()));
        node.put("gravatar_id", "");
        node.put("url", url);
        node.put("html_url", root() + "/" + segment(user.login()));
        for (String path : USER_URLS) {
            int brace = path.indexOf('{');
            String name = brace < 0 ? path : path.substring(0, brace);
            node.put(("orgs".equals(name) ? "organizations" : name) + "_url", url + "/" + path);
        }
    }
}
