package org.splectrum.se.merge;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The local variables and lambda parameters of a Java method, by its words. */
final class Locals {
    private static final Set<String> PRIMITIVES =
            Set.of("var", "int", "long", "short", "byte", "char", "boolean", "float", "double");
    private static final Set<String> AFTER = Set.of("=", ";", ":");
    private static final String PARAMETER = "->";

    private Locals() {}

    /** Each name and the last word of its type; names that are declared twice as different things are left out. */
    static Map<String, String> of(List<String> words) {
        Map<String, String> locals = new HashMap<>();
        Set<String> doubtful = new HashSet<>();
        for (int at = 1; at + 1 < words.size(); at++) {
            if (declares(words, at)) {
                put(locals, doubtful, words.get(at), words.get(at - 1));
            } else if (words.get(at).equals("-") && words.get(at + 1).equals(">")) {
                for (int parameter = words.get(at - 1).equals(")") ? open(words, at - 1) + 1 : at - 1;
                        parameter < at;
                        parameter++) {
                    if (parameter(words, parameter)) {
                        put(locals, doubtful, words.get(parameter), PARAMETER);
                    }
                }
            }
        }
        locals.keySet().removeAll(doubtful);
        return locals;
    }

    private static void put(Map<String, String> locals, Set<String> doubtful, String name, String type) {
        String known = locals.putIfAbsent(name, type);
        if (known != null && !known.equals(type)) {
            doubtful.add(name);
        }
    }

    /** Whether a variable's name stands there, behind its type and before its value. */
    private static boolean declares(List<String> words, int at) {
        String type = words.get(at - 1);
        String next = words.get(at + 1);
        boolean typed = type.equals(">")
                || type.equals("]")
                || PRIMITIVES.contains(type)
                || (Words.names(type) && Character.isUpperCase(type.codePointAt(0)));
        boolean twice = at + 2 < words.size() && words.get(at + 2).equals(next) && !next.equals(";");
        return typed && Words.names(words.get(at)) && AFTER.contains(next) && !twice;
    }

    /** Where the parenthesis opened that closes there. */
    private static int open(List<String> words, int close) {
        int depth = 0;
        for (int at = close; at >= 0; at--) {
            depth += words.get(at).equals(")") ? 1 : words.get(at).equals("(") ? -1 : 0;
            if (depth == 0) {
                return at;
            }
        }
        return close;
    }

    private static boolean parameter(List<String> words, int at) {
        String next = words.get(at + 1);
        return Words.names(words.get(at)) && (next.equals(",") || next.equals(")") || next.equals("-"));
    }

    /** Whether the name stands for a variable wherever it stands: not for a method, a member of something else or a label. */
    static boolean alone(List<String> words, String name) {
        for (int at = 0; at < words.size(); at++) {
            if (words.get(at).equals(name)) {
                String before = at == 0 ? "" : words.get(at - 1);
                String after = at + 1 == words.size() ? "" : words.get(at + 1);
                boolean reference =
                        at > 1 && before.equals(":") && words.get(at - 2).equals(":");
                if (before.equals(".") || after.equals("(") || reference) {
                    return false;
                }
            }
        }
        return true;
    }
}
