package org.splectrum.se.demo.pages;

import static java.util.Objects.requireNonNull;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.util.Optional;
import java.util.function.Function;
import org.splectrum.se.demo.github.Forge;
import org.splectrum.se.demo.github.Refusal;

/** Answers browsers: shows pages, lets forms in from its own pages only, and makes a page of every refusal. */
final class Site {
    private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
            + " img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final int FOUND_NOTHING = 404;
    private final RoutesConfig routes;
    private final Forge forge;
    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

    Site(RoutesConfig routes, Forge forge) {
        this.routes = requireNonNull(routes, "routes is null");
        this.forge = requireNonNull(forge, "forge is null");
    }

    /** A page, made while nothing moves. */
    void get(String path, Function<Visit, Answer> page) {
        routes.addHttpHandler(
                HandlerType.GET,
                path,
                context -> answer(context, () -> forge.read(() -> page.apply(new Visit(context, forge)))));
    }

    /** What a form does; the answer says where to look then. */
    void post(String path, Function<Visit, Answer.Elsewhere> deed) {
        routes.addHttpHandler(
                HandlerType.POST,
                path,
                context -> answer(context, () -> {
                    if (!origin(context).accepts()) {
                        throw Refusal.of(403, "This form was sent from another site's page.");
                    }
                    Visit visit = new Visit(context, forge);
                    Answer.Elsewhere done = forge.change(() -> deed.apply(visit));
                    remember(context, visit.field(Visit.AS));
                    return done;
                }));
    }

    /** What a browser that asks for a page gets where there is none. */
    void showWhatIsMissing() {
        routes.error(FOUND_NOTHING, "text/html", context -> {
            boolean answered = context.res().getHeader("X-GitHub-Request-Id") != null;
            if (!answered) {
                refuse(context, Refusal.notFound());
            }
        });
    }

    private interface Work {
        Answer run();
    }

    private void answer(Context context, Work work) {
        try {
            switch (work.run()) {
                case Answer.Shown(var template, var page) -> show(context, template, page);
                case Answer.Elsewhere(var address) -> context.redirect(address, HttpStatus.SEE_OTHER);
            }
        } catch (Refusal refusal) {
            refuse(context, refusal);
        }
    }

    private void refuse(Context context, Refusal refusal) {
        context.status(refusal.status());
        show(context, "refused", RefusedPage.of(refusal));
    }

    private void show(Context context, String template, Object page) {
        StringOutput html = new StringOutput();
        templates.render("demo/" + template + ".jte", page, html);
        context.header("Content-Security-Policy", POLICY);
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Referrer-Policy", "same-origin");
        context.header("Cache-Control", "no-store");
        context.html(html.toString());
    }

    private static void remember(Context context, String login) {
        Cookie cookie = new Cookie(Visit.AS, login);
        cookie.setHttpOnly(true);
        cookie.setSameSite(SameSite.STRICT);
        context.cookie(cookie);
    }

    private static SameOrigin origin(Context context) {
        return new SameOrigin(header(context, "Host"), header(context, "Origin"), header(context, "Sec-Fetch-Site"));
    }

    private static String header(Context context, String name) {
        return Optional.ofNullable(context.header(name)).orElse("");
    }
}
