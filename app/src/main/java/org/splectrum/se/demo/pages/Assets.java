package org.splectrum.se.demo.pages;

import io.javalin.config.RoutesConfig;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The style sheet and the script, from this package's resources. */
final class Assets {
    private static final Map<String, String> TYPES = Map.of(
            "style.css", "text/css; charset=utf-8",
            "page.js", "text/javascript; charset=utf-8",
            "mark.svg", "image/svg+xml");

    private Assets() {}

    static void addTo(RoutesConfig routes) {
        TYPES.forEach((name, type) -> {
            byte[] bytes = read(name);
            routes.addHttpHandler(HandlerType.GET, "/-/" + name, context -> {
                context.header("X-Content-Type-Options", "nosniff");
                context.header("Cache-Control", "no-cache");
                context.contentType(type).result(bytes);
            });
        });
    }

    private static byte[] read(String name) {
        try (InputStream in = Assets.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the resource is not there: " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + name, e);
        }
    }
}
