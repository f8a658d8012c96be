package org.splectrum.se.merge;

import java.util.List;
import java.util.Locale;

/** What a file is written in, as its name says. */
public enum Language {
    JAVA(Look.BARE),
    JAVASCRIPT(Look.BARE),
    TYPESCRIPT(Look.BARE),
    TSX(Look.BARE),
    PYTHON(Look.INDENTED),
    GO(Look.BARE),
    JSON(Look.BARE),
    YAML(Look.INDENTED),
    XML(Look.BARE),
    TOML(Look.BARE),
    /** Any other text. */
    TEXT(Look.INDENTED);

    private final Look look;

    Language(Look look) {
        this.look = look;
    }

    Look look() {
        return look;
    }

    /** How texts in it are compared: first as git does; ignoring indentation only where that means nothing. */
    List<ThreeWay.Grain> grains() {
        return look == Look.BARE
                ? List.of(ThreeWay.Grain.FINE, ThreeWay.Grain.COARSE, ThreeWay.Grain.BARE)
                : List.of(ThreeWay.Grain.FINE, ThreeWay.Grain.COARSE);
    }

    /** Whether it holds data, not a program. */
    boolean data() {
        return switch (this) {
            case JSON, YAML, XML, TOML -> true;
            case JAVA, JAVASCRIPT, TYPESCRIPT, TSX, PYTHON, GO, TEXT -> false;
        };
    }

    public static Language of(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "java" -> JAVA;
            case "js", "mjs", "cjs", "jsx" -> JAVASCRIPT;
            case "ts", "mts", "cts" -> TYPESCRIPT;
            case "tsx" -> TSX;
            case "py", "pyi" -> PYTHON;
            case "go" -> GO;
            case "json" -> JSON;
            case "yml", "yaml" -> YAML;
            case "xml", "xsd", "xsl", "pom", "svg", "csproj", "props", "targets" -> XML;
            case "toml" -> TOML;
            default -> TEXT;
        };
    }
}
