package org.splectrum.se.demo.github.hooks;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.splectrum.se.demo.github.AppRegistration;
import org.splectrum.se.demo.github.hooks.Delivery.Message;

/** The headers of a delivery. */
final class Headers {
    private Headers() {}

    static Map<String, String> of(AppRegistration app, Message message, String guid) {
        byte[] body = message.payload().getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", "GitHub-Hookshot/simulator");
        headers.put("X-GitHub-Delivery", guid);
        headers.put("X-GitHub-Event", message.event());
        headers.put("X-GitHub-Hook-ID", String.valueOf(app.id()));
        headers.put("X-GitHub-Hook-Installation-Target-ID", String.valueOf(app.id()));
        headers.put("X-GitHub-Hook-Installation-Target-Type", "integration");
        headers.put("X-Hub-Signature", Signature.sha1(app.webhookSecret(), body));
        headers.put("X-Hub-Signature-256", Signature.sha256(app.webhookSecret(), body));
        return headers;
    }
}
