package org.splectrum.se.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.splectrum.se.model.Permission;

class CommandTableTest {
    @Test
    void every_command_has_an_entry_whose_word_brings_it_about() {
        List<Class<?>> brought = CommandTable.entries().stream()
                .<Class<?>>map(entry -> parsed(example(entry)).getClass())
                .toList();
        Stream<Class<?>> all = Arrays.stream(Command.class.getPermittedSubclasses())
                .filter(kind -> kind != Command.Misunderstood.class);
        assertThat(brought).containsExactlyInAnyOrderElementsOf(all.toList());
    }

    @Test
    void the_rules_of_a_command_are_those_of_the_entry_that_reads_it() {
        assertThat(CommandTable.entries())
                .allSatisfy(entry ->
                        assertThat(CommandTable.of(parsed(example(entry)))).isSameAs(entry));
    }

    @Test
    void every_entry_says_how_it_is_used_and_by_whom() {
        assertThat(CommandTable.entries()).allSatisfy(entry -> {
            assertThat(entry.usage()).startsWith("/se " + entry.word());
            assertThat(entry.help()).endsWith(".");
            assertThat(entry.needed()).isIn(Permission.READ, Permission.WRITE);
        });
    }

    @Test
    void whoever_may_read_may_look_and_no_more() {
        assertThat(CommandTable.entries())
                .filteredOn(entry -> entry.needed() == Permission.READ)
                .extracting(CommandTable.Entry::word)
                .containsExactly("status", "list");
    }

    private static String example(CommandTable.Entry entry) {
        return "/se " + entry.word() + (entry.usage().contains("+USD") ? " +5" : "");
    }

    private static Command parsed(String text) {
        return CommandParser.parse(text, Set.of()).getFirst();
    }
}
