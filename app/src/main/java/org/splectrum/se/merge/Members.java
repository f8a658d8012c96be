package org.splectrum.se.merge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.splectrum.se.merge.Declarations.Declaration;

/** Methods and types of a Java text by the type that they are in, each with the comment before it; those of one name are left out. */
final class Members {
    private static final Set<String> KINDS = Set.of(
            "class_declaration",
            "interface_declaration",
            "enum_declaration",
            "record_declaration",
            "annotation_type_declaration",
            "method_declaration",
            "constructor_declaration");

    private final Map<Integer, Declaration> single;
    private final Map<String, List<Member>> byType = new LinkedHashMap<>();

    private Members(Reading reading) {
        this.single = DeletedDeclarations.single(reading.declarations())
                .collect(Collectors.toMap(Declaration::begin, each -> each, (outer, _) -> outer));
        reading.tree().ifPresent(this::read);
    }

    /** @param begin offset of the comment before it, where there is one */
    record Member(Declaration declaration, int begin) {
        String path() {
            return declaration.path();
        }

        /** The path of what it is in. */
        String type() {
            return path().substring(0, path().lastIndexOf('/'));
        }

        String name() {
            return path().substring(path().lastIndexOf('/') + 1);
        }

        int end() {
            return declaration.end();
        }

        boolean commented() {
            return begin < declaration.begin();
        }
    }

    static Members of(Reading reading) {
        return new Members(reading);
    }

    Set<String> types() {
        return byType.keySet();
    }

    /** Those of a type, as they stand. */
    List<Member> in(String type) {
        return byType.getOrDefault(type, List.of());
    }

    /** All such, as they stand, outer ones before what is in them. */
    Stream<Member> all(Predicate<Member> such) {
        return byType.values().stream()
                .flatMap(List::stream)
                .filter(such)
                .sorted(Comparator.comparingInt(Member::begin));
    }

    private void read(Node parent) {
        int comment = -1;
        int last = 0;
        for (Node child : parent.children()) {
            if (child.kind().contains("comment")) {
                comment = comment < 0 && child.first() > last ? child.begin() : comment;
            } else {
                if (KINDS.contains(child.kind()) && single.containsKey(child.begin())) {
                    Member member = new Member(single.get(child.begin()), comment < 0 ? child.begin() : comment);
                    byType.computeIfAbsent(member.type(), _ -> new ArrayList<>())
                            .add(member);
                }
                comment = -1;
                last = child.last();
            }
            read(child);
        }
    }
}
