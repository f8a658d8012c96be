package org.splectrum.se;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import org.splectrum.se.steps.text.Series;
import org.splectrum.se.steps.text.Visible;

/** Writes what another encoder would, without the server's secrets and without anything that a terminal would obey. */
final class SafeEncoder extends EncoderBase<ILoggingEvent> {
    private final Encoder<ILoggingEvent> encoder;
    private final Series series;

    SafeEncoder(Encoder<ILoggingEvent> encoder, Series series) {
        this.encoder = encoder;
        this.series = series;
    }

    @Override
    public byte[] headerBytes() {
        return encoder.headerBytes();
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        String line = new String(encoder.encode(event), StandardCharsets.UTF_8);
        return Visible.escaped(series.redacted(line)).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] footerBytes() {
        return encoder.footerBytes();
    }
}
