package org.splectrum.se.github;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import org.splectrum.se.steps.text.Redaction;

/** Takes secrets out of whatever is written on GitHub, whoever in SE writes it: nothing comes behind it but the wire. Thread-safe. */
final class Redacting implements Interceptor {
    private final Redaction redaction;

    Redacting(Redaction redaction) {
        this.redaction = redaction;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        return chain.proceed(redacted(chain.request()));
    }

    private Request redacted(Request request) throws IOException {
        RequestBody body = request.body();
        if (body == null || body.contentLength() == 0) {
            return request;
        }
        Buffer buffer = new Buffer();
        body.writeTo(buffer);
        String text = buffer.readUtf8();
        String safe = redaction.redacted(text);
        return safe.equals(text)
                ? request
                : request.newBuilder()
                        .method(request.method(), RequestBody.create(safe, body.contentType()))
                        .build();
    }
}
