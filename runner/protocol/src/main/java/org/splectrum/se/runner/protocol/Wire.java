package org.splectrum.se.runner.protocol;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.deser.std.StdDelegatingDeserializer;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.util.StdConverter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one JSON form of sealed interfaces and their records: an object whose {@code type} is the record's simple name.
 * Instants and durations are ISO-8601. Unknown keys are passed over, so that an older reader understands a newer writer.
 */
public final class Wire {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .annotationIntrospector(new SealedTypes())
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, asText())
                    .addDeserializer(Instant.class, instantDeserializer())
                    .addSerializer(Duration.class, asText())
                    .addDeserializer(Duration.class, durationDeserializer()))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Wire() {}

    /** A mapper that writes each value on one line. Thread-safe; not to be configured further. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    private static JsonSerializer<Object> asText() {
        return ToStringSerializer.instance;
    }

    private static JsonDeserializer<Instant> instantDeserializer() {
        return new StdDelegatingDeserializer<>(new StdConverter<String, Instant>() {
            @Override
            public Instant convert(String text) {
                return Instant.parse(text);
            }
        });
    }

    private static JsonDeserializer<Duration> durationDeserializer() {
        return new StdDelegatingDeserializer<>(new StdConverter<String, Duration>() {
            @Override
            public Duration convert(String text) {
                return Duration.parse(text);
            }
        });
    }

    /** Names the records of a sealed interface by what the compiler knows already, so that nothing is listed twice. */
    private static final class SealedTypes extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public JsonTypeInfo.@Nullable Value findPolymorphicTypeInfo(MapperConfig<?> config, Annotated annotated) {
            if (annotated instanceof AnnotatedClass && isSealed(annotated.getRawType())) {
                return JsonTypeInfo.Value.construct(
                        JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, "type", null, false, true, true);
            }
            return super.findPolymorphicTypeInfo(config, annotated);
        }

        @Override
        public @Nullable List<NamedType> findSubtypes(Annotated annotated) {
            if (annotated.getRawType().isSealed()) {
                return leaves(annotated.getRawType())
                        .map(leaf -> new NamedType(leaf, leaf.getSimpleName()))
                        .toList();
            }
            return super.findSubtypes(annotated);
        }

        @Override
        public @Nullable String findTypeName(AnnotatedClass annotated) {
            return isSealed(annotated.getRawType())
                    ? annotated.getRawType().getSimpleName()
                    : super.findTypeName(annotated);
        }

        private static boolean isSealed(Class<?> type) {
            return type.isSealed() || Stream.of(type.getInterfaces()).anyMatch(SealedTypes::isSealed);
        }

        private static Stream<Class<?>> leaves(Class<?> type) {
            return type.isSealed()
                    ? Stream.of(type.getPermittedSubclasses()).flatMap(SealedTypes::leaves)
                    : Stream.of(type);
        }
    }
}
