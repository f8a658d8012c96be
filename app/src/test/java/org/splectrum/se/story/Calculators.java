package org.splectrum.se.story;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.TreeMap;
import org.splectrum.se.demo.scenario.Calculator;

/** The repositories of the stories: the calculator that subtracts where it should add. */
final class Calculators {
    private Calculators() {}

    /** With the commands that prove a result. */
    static Map<String, String> proved() {
        return Calculator.files();
    }

    /** One file's text. */
    static String file(String path) {
        return requireNonNull(proved().get(path), path);
    }

    /** Without such commands, and so a container less. */
    static Map<String, String> plain() {
        return configured("");
    }

    /** With this in {@code .github/se.yml}; nothing: no such file. */
    static Map<String, String> configured(String config) {
        Map<String, String> files = new TreeMap<>(Calculator.files());
        if (config.isEmpty()) {
            files.remove(".github/se.yml");
        } else {
            files.put(".github/se.yml", config);
        }
        return files;
    }
}
