package org.splectrum.se.steps;

import java.util.Optional;
import org.splectrum.se.runner.protocol.CommandResult;
import org.splectrum.se.runner.protocol.Message;

/** What a message shows people of the work going on. Pure. */
final class Activities {
    private Activities() {}

    /** A few words; empty where the message changes nothing that people see. */
    static Optional<String> of(Message message) {
        return switch (message) {
            case Message.Started started -> Optional.of("the container is up");
            case Message.AgentStarted started -> Optional.of("Claude Code is up");
            case Message.ToolUsed(String tool, String detail) ->
                Optional.of(detail.isEmpty() ? tool : tool + " " + detail);
            case Message.CommandEnded(CommandResult result) ->
                Optional.of("`" + result.command() + "` ended with " + result.exitCode());
            case Message.AgentSaid said -> Optional.empty();
            case Message.Asked asked -> Optional.empty();
            case Message.Logged logged -> Optional.empty();
            case Message.Finished finished -> Optional.empty();
        };
    }
}
