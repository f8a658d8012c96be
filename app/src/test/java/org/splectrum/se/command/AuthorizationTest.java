package org.splectrum.se.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.splectrum.se.command.Authorization.Verdict;
import org.splectrum.se.model.Permission;
import org.splectrum.se.model.Person;

class AuthorizationTest {
    private static final Command RUN = new Command.Run("", Map.of(), "");
    private static final Person JANE = Person.user("jane");
    private static final Person OTHER_APP = new Person("other[bot]", Person.Kind.APP, 7);

    private final Authorization authorization = new Authorization(new Self(42, "se[bot]"));

    @ParameterizedTest
    @EnumSource(
            value = Permission.class,
            names = {"WRITE", "MAINTAIN", "ADMIN"})
    void who_may_write_may_command(Permission has) {
        assertThat(decide(JANE, has)).isEqualTo(new Verdict.Allowed());
    }

    @ParameterizedTest
    @EnumSource(
            value = Permission.class,
            mode = Mode.EXCLUDE,
            names = {"WRITE", "MAINTAIN", "ADMIN"})
    void everyone_else_is_told_what_is_needed(Permission has) {
        assertThat(decide(JANE, has)).isEqualTo(new Verdict.Refused("jane", has, Permission.WRITE));
    }

    @Test
    void a_stranger_who_mistypes_is_told_no_more_than_one_who_does_not() {
        Command mistyped = new Command.Misunderstood(new Mistake.NoCommand());
        assertThat(authorization.decide(JANE, List.of(), Permission.READ, mistyped))
                .isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void an_app_counts_only_by_its_listed_id() {
        assertThat(decide(OTHER_APP, Permission.ADMIN)).isInstanceOf(Verdict.Silent.class);
        assertThat(decide(OTHER_APP, Permission.NONE, 7)).isEqualTo(new Verdict.Allowed());
    }

    @Test
    void an_app_that_github_did_not_name_never_counts() {
        Person unnamed = new Person("other[bot]", Person.Kind.APP, 0);
        assertThat(decide(unnamed, Permission.ADMIN, 0, 7)).isInstanceOf(Verdict.Silent.class);
    }

    @Test
    void an_app_in_a_users_name_needs_its_id_listed_and_the_users_permission() {
        Person through = new Person("jane", Person.Kind.USER, 7);
        assertThat(decide(through, Permission.ADMIN)).isInstanceOf(Verdict.Silent.class);
        assertThat(decide(through, Permission.READ, 7)).isInstanceOf(Verdict.Refused.class);
        assertThat(decide(through, Permission.WRITE, 7)).isEqualTo(new Verdict.Allowed());
    }

    @Test
    void what_se_wrote_itself_never_counts_even_where_its_id_is_listed() {
        assertThat(decide(new Person("renamed[bot]", Person.Kind.APP, 42), Permission.ADMIN, 42))
                .isInstanceOf(Verdict.Silent.class);
        assertThat(decide(new Person("SE[bot]", Person.Kind.APP, 0), Permission.ADMIN, 0))
                .isInstanceOf(Verdict.Silent.class);
        assertThat(decide(new Person("jane", Person.Kind.USER, 42), Permission.ADMIN, 42))
                .isInstanceOf(Verdict.Silent.class);
    }

    @Test
    void se_does_not_know_itself_by_what_it_was_not_told() {
        Self unknown = new Self(0, "");
        assertThat(unknown.is(JANE)).isFalse();
        assertThat(unknown.is(new Person("", Person.Kind.APP, 0))).isFalse();
    }

    private Verdict decide(Person person, Permission has, long... apps) {
        return authorization.decide(person, Arrays.stream(apps).boxed().toList(), has, RUN);
    }
}
