package org.splectrum.se.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** A text that is parsed by what it has other than another one has the tree that it has by itself. */
class ParserTest {
    private static final int ROUNDS = 60;
    private static final int PARTS = 12;

    /** What a text of the language is made of: ~ is a number. */
    private static final Map<Language, List<String>> PARTS_OF = Map.of(
            Language.JAVA,
                    List.of(
                            "import java.util.Map~;",
                            "class A~ {\n    /** It is ~. */\n    @Override\n    int b(int c) throws D {\n        return c < ~ ? e(f) : g;\n    }\n\n    enum H { I~, J }\n}",
                            "// of ~\nrecord K~(int l) {\n}",
                            "interface M~ extends N<O, P<Q>> {\n    String r = \"\"\"\n        s ~\n        \"\"\";\n}"),
            Language.JAVASCRIPT,
                    List.of(
                            "import a~ from 'b';",
                            "function c~(d) {\n  return `e ${d < ~} f`;\n}",
                            "const g~ = { h: 1, i: [~, /j/g], ...k };",
                            "// l\nexport class M~ extends N {\n  o() {\n    return (p) => p;\n  }\n}"),
            Language.TYPESCRIPT,
                    List.of(
                            "import type { a~ } from 'b';",
                            "function c~<T>(d: T, e?: number): Map<string, T> {\n  return d as any;\n}",
                            "interface F~ {\n  g: string;\n  h(): void;\n}",
                            "type I~ = { [j in K]: L } | ~;"),
            Language.PYTHON,
                    List.of(
                            "import a~",
                            "@b\ndef c~(d, *e):\n    \"\"\"It is\n    ~.\"\"\"\n    if d > ~:\n        return f\"{d}\"\n    return e",
                            "class G~:\n    # h\n    i = [\n        ~,\n        [j for j in k]]\n\n    def l(self):\n        pass",
                            "m~ = '''n\n  o ~'''"),
            Language.GO,
                    List.of(
                            "import \"a~\"",
                            "// B~ is one.\nfunc (b *C) D~(e int, f ...string) (g error) {\n\tif e < ~ {\n\t\treturn h\n\t}\n\treturn\n}",
                            "type I~ struct {\n\tJ int `k:\"~\"`\n}",
                            "const (\n\tl~ = iota\n\tm~\n)"),
            Language.JSON,
                    List.of(
                            "\"a~\": 1,",
                            "\"b~\": { \"c\": [1, 2, ~],\n  \"d\": null },",
                            "\"e~\": \"f \\\" ~\",",
                            "\"g~\": [\n  { \"h\": true },\n  {}\n],"),
            Language.YAML,
                    List.of(
                            "a~: 1",
                            "b~:\n  c: [1, 2, ~]\n  d:\n    - e: f\n      g: 'h ~'\n    - i",
                            "# j\nk~: |\n  l ~\n\n   m\nn~: >-\n  o",
                            "p~:\n- q\n- { r: ~ }"));

    private static String text(Language language, List<String> parts) {
        String text = String.join("\n", parts) + "\n";
        return switch (language) {
            case JSON -> "{\n" + text + "\"last\": 0\n}\n";
            case GO -> "package a\n" + text;
            default -> text;
        };
    }

    private static String part(Language language, Random random) {
        List<String> parts = PARTS_OF.getOrDefault(language, List.of());
        return parts.get(random.nextInt(parts.size())).replace("~", Integer.toString(random.nextInt(30)));
    }

    /** Parts put in, taken away and exchanged; and sometimes lines or letters, which may leave a fault. */
    private static String changed(Language language, List<String> parts, Random random) {
        List<String> changed = new ArrayList<>(parts);
        for (int change = random.nextInt(4); change >= 0; change--) {
            int at = random.nextInt(changed.size());
            switch (random.nextInt(6)) {
                case 0 -> changed.remove(at);
                case 1 -> changed.add(at, part(language, random));
                case 2 -> changed.set(at, part(language, random));
                case 3 -> changed.set(at, "\n" + changed.get(at));
                case 4 -> changed.set(at, changed.get(at).replaceFirst("[a-z]", "\u00e9"));
                default -> changed.set(at, changed.get(at).replaceFirst("(?m)^.*$\n?", ""));
            }
        }
        return text(language, changed);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"TSX", "XML", "TOML", "TEXT"})
    void a_text_like_another_one_is_read_as_by_itself(Language language) {
        int read = 0;
        for (long seed = 1; seed <= ROUNDS; seed++) {
            Random random = new Random(seed);
            List<String> parts = new ArrayList<>();
            for (int part = 0; part < PARTS; part++) {
                parts.add(part(language, random));
            }
            Parser parser = new Parser(language, 0);
            assertThat(parser.parse(text(language, parts))).as("seed %d", seed).isPresent();
            for (int text = 0; text < 4; text++) {
                String changed = changed(language, parts, random);
                Optional<Node> alone = Trees.parse(language, changed);
                assertThat(parser.parse(changed))
                        .as("seed %d: %s", seed, changed)
                        .isEqualTo(alone);
                read += alone.isPresent() ? 1 : 0;
            }
        }
        assertThat(read).isGreaterThan(ROUNDS);
    }

    @Test
    void a_faulty_text_is_never_what_others_are_compared_with() {
        Parser parser = new Parser(Language.JAVA, 0);
        assertThat(parser.parse("class A {\n")).isEmpty();
        assertThat(parser.parse("class A {\n}\n")).isEqualTo(Trees.parse(Language.JAVA, "class A {\n}\n"));
        assertThat(parser.parse("class A {\n}\n}\n")).isEmpty();
        assertThat(parser.parse("")).isEqualTo(Trees.parse(Language.JAVA, ""));
    }
}
