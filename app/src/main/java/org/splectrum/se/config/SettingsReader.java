package org.splectrum.se.config;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the server's configuration: the environment over {@code se.yml} over defaults. */
public final class SettingsReader {
    /** Variables of other parts of SE: the client's commands and the making of the runner image. */
    private static final Set<String> ELSEWHERE = Set.of("SE_URL", "SE_EXTRA_CA");

    private SettingsReader() {}

    /** What came of reading. */
    public sealed interface Reading {
        /**
         * It can be used.
         *
         * @param notices what is accepted but has no effect in this version, or is weak; a sentence each
         */
        record Right(Settings settings, List<String> notices) implements Reading {
            public Right {
                notices = List.copyOf(notices);
            }
        }

        /** It cannot: every problem at once. */
        record Wrong(List<SettingsProblem> problems) implements Reading {
            public Wrong {
                problems = List.copyOf(problems);
            }
        }
    }

    /**
     * Reads everything, and the files that it names.
     *
     * @param environment of the process; a variable that is empty counts as missing
     * @param file path of the configuration file; empty: {@code se.yml} in the working folder, where there is one
     */
    public static Reading read(Map<String, String> environment, String file) {
        List<SettingsProblem> problems = new ArrayList<>();
        Map<Key, GivenValue> given = new EnumMap<>(Key.class);
        given.putAll(SettingsFile.read(file, problems));
        environment.forEach((name, value) -> Key.ofVariable(name)
                .filter(key -> !value.isBlank())
                .ifPresent(key -> given.put(key, new GivenValue(value.strip(), name))));
        problems.addAll(unknown(environment.keySet()));
        SettingsBuilder builder = new SettingsBuilder(new SettingValues(given, problems));
        Settings settings = builder.build();
        return problems.isEmpty()
                ? new Reading.Right(settings, builder.notices())
                : new Reading.Wrong(problems.stream().distinct().toList());
    }

    private static List<SettingsProblem> unknown(Set<String> variables) {
        Set<String> known = Stream.of(Key.values())
                .map(Key::variable)
                .filter(name -> name.startsWith("SE_"))
                .collect(Collectors.toCollection(TreeSet::new));
        return variables.stream()
                .filter(name -> name.startsWith("SE_") && !known.contains(name) && !ELSEWHERE.contains(name))
                .sorted()
                .map(name -> new SettingsProblem(
                        "the variable " + Section.cut(name) + " is not known", Section.hint(name, known)))
                .toList();
    }
}
