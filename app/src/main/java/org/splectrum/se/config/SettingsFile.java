package org.splectrum.se.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads {@code se.yml}. */
final class SettingsFile {
    private static final Path USUAL = Path.of("se.yml");

    private SettingsFile() {}

    /** What the file gives; an empty name stands for {@code se.yml} in the working folder, which may be missing. */
    static Map<Key, GivenValue> read(String name, List<SettingsProblem> problems) {
        Path file = name.isEmpty() ? USUAL : Path.of(name);
        try {
            return parse(file.toString(), Files.readString(file), problems);
        } catch (NoSuchFileException _) {
            if (!name.isEmpty()) {
                problems.add(new SettingsProblem(name + " is not there", "write it, or leave --config out"));
            }
        } catch (CharacterCodingException _) {
            problems.add(new SettingsProblem(file + " is not UTF-8", "save it as UTF-8"));
        } catch (IOException e) {
            problems.add(new SettingsProblem(
                    file + " cannot be read (" + e.getClass().getSimpleName() + ")",
                    "make it a file that SE may read"));
        }
        return Map.of();
    }

    private static Map<Key, GivenValue> parse(String name, String yaml, List<SettingsProblem> problems) {
        Faults faults = new Faults();
        Map<String, Section> sections = new LinkedHashMap<>();
        Section file = yaml.isBlank() ? Section.empty(faults) : YamlText.read(yaml, faults);
        sections.put("", file);
        Map<Key, GivenValue> given = new EnumMap<>(Key.class);
        for (Key key : Key.values()) {
            sections.computeIfAbsent(key.section(), file::section)
                    .value(key.word())
                    .map(value -> plain(key, value))
                    .filter(value -> !value.isBlank())
                    .ifPresent(value -> given.put(key, new GivenValue(value.strip(), name + ": " + key.path())));
        }
        sections.values().forEach(Section::end);
        faults.texts().forEach(text -> problems.add(new SettingsProblem(name, text)));
        return given;
    }

    /** Lists come as the environment has them. */
    private static String plain(Key key, Value value) {
        boolean list = switch (key) {
            case WEBHOOK_SECRET, EGRESS, ANTHROPIC_MODELS, IMAGES -> true;
            default -> false;
        };
        return list && value.isList()
                ? value.items().stream().map(Value::plain).collect(Collectors.joining(","))
                : value.plain();
    }
}
