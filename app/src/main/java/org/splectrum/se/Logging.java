package org.splectrum.se;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.splectrum.se.config.Settings;
import org.splectrum.se.steps.text.Redaction;

/** How log lines look: text until the configuration says otherwise. */
final class Logging {
    private Logging() {}

    /** Takes what libraries log by other means into the same log. */
    static void begin() {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    static void use(Settings.Logs logs) {
        switch (logs) {
            case TEXT -> {}
            case JSON -> configure("/logback-json.xml");
        }
    }

    /** Leaves out what only who runs a server for long must know. */
    static void warnOnly() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.getLogger(Logging.class.getPackageName()).setLevel(Level.WARN);
    }

    /** Lets no secret of the server into the log any more, nor anything that a terminal would obey. */
    static void keep(Redaction redaction) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders().forEachRemaining(appender -> {
            if (appender instanceof ConsoleAppender<ILoggingEvent> console) {
                keep(console, redaction);
            }
        });
    }

    static void keep(ConsoleAppender<ILoggingEvent> console, Redaction redaction) {
        SafeEncoder safe = new SafeEncoder(console.getEncoder(), redaction.series());
        safe.setContext(console.getContext());
        safe.start();
        console.setEncoder(safe);
    }

    private static void configure(String resource) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        context.reset();
        try {
            configurator.doConfigure(Objects.requireNonNull(Logging.class.getResource(resource)));
        } catch (JoranException e) {
            throw new IllegalStateException("setting up the log from " + resource, e);
        }
    }
}
