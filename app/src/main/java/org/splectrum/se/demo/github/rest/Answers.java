package org.splectrum.se.demo.github.rest;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** Writes answers with the headers that GitHub sends. */
final class Answers {
    static final String REQUEST_ID = "X-GitHub-Request-Id";

    private Answers() {}

    static void write(Context context, Reply reply) {
        context.header("X-GitHub-Media-Type", "github.v3; format=json");
        context.header(REQUEST_ID, UUID.randomUUID().toString());
        context.header("X-RateLimit-Limit", "5000");
        context.header("X-RateLimit-Remaining", "4999");
        context.header("X-RateLimit-Reset", "4102444800");
        context.header("X-RateLimit-Used", "1");
        context.header("X-RateLimit-Resource", "core");
        reply.headers().forEach(context::header);
        if (reply.body().isMissingNode()) {
            context.status(reply.status());
            return;
        }
        byte[] body = reply.body().toString().getBytes(StandardCharsets.UTF_8);
        if (reply.status() == 200) {
            String tag = "W/\"" + digest(body) + "\"";
            context.header("ETag", tag);
            context.header("Cache-Control", "private, max-age=60, s-maxage=60");
            if (tag.equals(context.header("If-None-Match"))) {
                context.status(304);
                return;
            }
        }
        context.status(reply.status());
        context.contentType("application/json; charset=utf-8");
        context.result(body);
    }

    private static String digest(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
