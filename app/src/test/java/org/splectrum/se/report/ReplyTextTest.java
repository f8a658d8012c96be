package org.splectrum.se.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.splectrum.se.command.CommandTable;
import org.splectrum.se.command.Mistake;
import org.splectrum.se.command.Origin;
import org.splectrum.se.command.Reply;
import org.splectrum.se.model.Permission;
import org.splectrum.se.model.Person;
import org.splectrum.se.model.Place;
import org.splectrum.se.model.RepositoryName;

class ReplyTextTest {
    private static final Origin ORIGIN = new Origin(
            "comment/17",
            new Place(1, new RepositoryName("octo", "calculator"), Place.Kind.ISSUE, 7),
            "Adding is wrong",
            Person.user("ada"),
            17);

    @Test
    void help_lists_the_table_of_commands() {
        String text = ReplyText.render(ORIGIN, List.of(new Reply.Help()));
        assertThat(CommandTable.entries())
                .allSatisfy(entry -> assertThat(text).contains("`" + entry.usage() + "`", entry.help()));
        Snapshot.check("reply/help", text);
    }

    @Test
    void every_mistake_has_its_mend() {
        List<Mistake> mistakes = List.of(
                new Mistake.NoCommand(),
                new Mistake.UnknownCommand("rum", "run"),
                new Mistake.UnknownCommand("fix", "run fix"),
                new Mistake.UnknownCommand("`@octocat` <script>", ""),
                new Mistake.NotBuilt("rebase"),
                new Mistake.NoValue("focus"),
                new Mistake.UnclosedQuote("focus"),
                new Mistake.GivenTwice("focus"),
                new Mistake.UnknownParameter("fix", "focus", List.of("depth", "scope")),
                new Mistake.UnknownParameter("fix", "focus", List.of()),
                new Mistake.UnknownWorkflow("fax", List.of("fix", "port")),
                new Mistake.TooManyCommands(10));
        assertThat(mistakes.stream().<Class<?>>map(Mistake::getClass)).contains(Mistake.class.getPermittedSubclasses());
        List<Reply> replies =
                mistakes.stream().<Reply>map(Reply.Misunderstood::new).toList();
        Snapshot.check("reply/mistakes", ReplyText.render(ORIGIN, replies));
    }

    @Test
    void who_may_not_ask_is_told_politely() {
        Snapshot.check(
                "reply/not-permitted",
                ReplyText.render(
                        ORIGIN, List.of(new Reply.NotPermitted("stranger", Permission.READ, Permission.WRITE))));
        Snapshot.check(
                "reply/not-permitted-at-all",
                ReplyText.render(
                        ORIGIN, List.of(new Reply.NotPermitted("stranger", Permission.NONE, Permission.WRITE))));
    }

    @Test
    void wrong_configuration_is_told_with_every_problem() {
        List<String> problems = List.of("line 3: `acept` is not known; did you mean `accept`?", "line 5: @octocat <b>");
        Snapshot.check(
                "reply/configuration", ReplyText.render(ORIGIN, List.of(new Reply.ConfigurationWrong(problems))));
    }

    @Test
    void what_is_to_be_said_twice_is_said_once() {
        assertThat(ReplyText.render(ORIGIN, List.of(new Reply.Help(), new Reply.Help())))
                .isEqualTo(ReplyText.render(ORIGIN, List.of(new Reply.Help())));
    }
}
