package org.splectrum.se.store;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.model.RunId;
import org.splectrum.se.runner.protocol.Finding;
import org.splectrum.se.workflow.Care;

/** One value or more of every record that a type can hold, made from what the compiler knows of it. */
final class Samples {
    private static final RunId RUN = new RunId("fix-20260102-abcd");
    private static final Map<Type, Object> GIVEN = Map.ofEntries(
            Map.entry(String.class, "a\n\"ü\" 𝄞 \u0000"),
            Map.entry(int.class, Integer.MIN_VALUE),
            Map.entry(long.class, Long.MAX_VALUE),
            Map.entry(Integer.class, 7),
            Map.entry(Long.class, Long.MIN_VALUE),
            Map.entry(Duration.class, Duration.ofMillis(1_500)),
            Map.entry(Instant.class, Instant.MAX),
            Map.entry(RunId.class, RUN),
            Map.entry(AttemptId.class, new AttemptId(RUN, "agent", 3)),
            Map.entry(CommitId.class, new CommitId("0123456789".repeat(4))),
            Map.entry(Finding.class, new Finding("src/a.txt", 3, Finding.Severity.WARNING, "text")),
            Map.entry(RepositoryName.class, new RepositoryName("acme", ".github")),
            Map.entry(Care.Retry.class, new Care.Retry(3, Duration.ofSeconds(1), Duration.ofMinutes(5))));

    private Samples() {}

    static Stream<Object> of(Type type) {
        if (GIVEN.containsKey(type)) {
            return Stream.of(GIVEN.get(type));
        }
        if (type instanceof ParameterizedType generic) {
            return Stream.of(collection(generic));
        }
        Class<?> raw = (Class<?>) type;
        if (raw.isEnum()) {
            return Stream.of(raw.getEnumConstants());
        }
        if (raw.isSealed()) {
            return Stream.of(raw.getPermittedSubclasses()).flatMap(Samples::of);
        }
        return records(raw);
    }

    private static Object collection(ParameterizedType generic) {
        Type[] arguments = generic.getActualTypeArguments();
        if (generic.getRawType() == List.class) {
            return of(arguments[0]).toList();
        }
        if (generic.getRawType() == Set.class) {
            return of(arguments[0]).collect(Collectors.toSet());
        }
        return Map.of("key", of(arguments[1]).findFirst().orElseThrow());
    }

    /** As many records as the component with the most samples has. */
    private static Stream<Object> records(Class<?> type) {
        List<List<Object>> columns = Stream.of(type.getRecordComponents())
                .map(RecordComponent::getGenericType)
                .map(component -> of(component).toList())
                .toList();
        int rows = columns.stream().mapToInt(List::size).max().orElse(1);
        return Stream.iterate(0, row -> row + 1)
                .limit(rows)
                .map(row -> create(
                        type,
                        columns.stream()
                                .map(column -> column.get(row % column.size()))
                                .toArray()));
    }

    private static Object create(Class<?> type, Object[] values) {
        try {
            Class<?>[] components = Stream.of(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            var constructor = type.getDeclaredConstructor(components);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("making a " + type, e);
        }
    }
}
