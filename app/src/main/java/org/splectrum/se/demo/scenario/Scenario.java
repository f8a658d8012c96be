package org.splectrum.se.demo.scenario;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.splectrum.se.demo.GitHubSimulator;
import org.splectrum.se.demo.model.Script;

/**
 * Something that people ask for in the demo.
 *
 * @param title of the issue that it is about; the model knows by it what is played
 * @param end how it ends when all is as it should be
 * @param mind what the scripted model says; may also make people do something meanwhile
 * @param begin opens the issue and asks, as a person would; gives the issue's number
 * @param answer what a person says where the run asks; empty: nothing
 */
public record Scenario(
        String name,
        String description,
        String title,
        End end,
        Mind mind,
        ToIntFunction<GitHubSimulator> begin,
        String answer) {
    public Scenario {
        Objects.requireNonNull(answer, "answer is null");
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(description, "description is null");
        Objects.requireNonNull(title, "title is null");
        Objects.requireNonNull(end, "end is null");
        Objects.requireNonNull(mind, "mind is null");
        Objects.requireNonNull(begin, "begin is null");
    }

    /** One that asks nobody. */
    Scenario(String name, String description, String title, End end, Mind mind, ToIntFunction<GitHubSimulator> begin) {
        this(name, description, title, end, mind, begin, "");
    }

    /** The same where a person answers so. */
    Scenario answered(String words) {
        return new Scenario(name, description, title, end, mind, begin, words);
    }

    /** How a scenario ends. */
    public enum End {
        PULL_REQUEST,
        ANSWER
    }

    /** Makes the model's script; {@code github} is there for what other people do meanwhile. */
    @FunctionalInterface
    public interface Mind {
        Script script(GitHubSimulator github);
    }

    /** All there are, the usual one first. */
    public static List<Scenario> all() {
        return List.of(Plays.issue(), Plays.question(), Plays.label(), Plays.conflict(), Plays.refusedConflict());
    }

    /** The one of this name; empty where there is none. */
    public static Optional<Scenario> named(String name) {
        return all().stream().filter(scenario -> scenario.name().equals(name)).findFirst();
    }

    /** A script that plays every scenario, and says so where it is asked for something else. */
    public static Script script(GitHubSimulator github) {
        Script script = Plays.lost();
        for (Scenario scenario : all()) {
            script = Script.when(scenario.title(), scenario.mind().script(github), script);
        }
        return script;
    }
}
