package org.splectrum.se.demo.github.transport;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.http.server.GitFilter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.UploadPack;
import org.splectrum.se.demo.github.Forge;
import org.splectrum.se.demo.github.Happening.Pushed;
import org.splectrum.se.demo.github.Pulls;
import org.splectrum.se.demo.github.RepositoryName;

/** Serves the repositories through JGit and tells of pushes. Who may was settled before. */
final class GitServing {
    private static final String HIDDEN = "refs/pull/";
    private final Forge forge;

    GitServing(Forge forge) {
        this.forge = requireNonNull(forge, "forge is null");
    }

    GitFilter filter() {
        GitFilter filter = new GitFilter();
        filter.setRepositoryResolver((request, path) -> open(request));
        filter.setUploadPackFactory((request, repository) -> new UploadPack(repository));
        filter.setReceivePackFactory(this::receive);
        return filter;
    }

    private Repository open(HttpServletRequest request) throws RepositoryNotFoundException {
        Repository repository = forge.findRepository(name(request))
                .orElseThrow(() -> new RepositoryNotFoundException(request.getRequestURI()))
                .git()
                .jgit();
        repository.incrementOpen();
        return repository;
    }

    private static RepositoryName name(HttpServletRequest request) {
        return GitRequest.of(request).orElseThrow().repository();
    }

    private ReceivePack receive(HttpServletRequest request, Repository git) {
        String login = String.valueOf(request.getAttribute(GitDoor.LOGIN));
        RepositoryName name = name(request);
        ReceivePack receive = new ReceivePack(git);
        receive.setAllowNonFastForwards(true);
        receive.setAtomic(true);
        receive.setPreReceiveHook((pack, commands) -> commands.stream()
                .filter(command -> command.getRefName().startsWith(HIDDEN))
                .forEach(command ->
                        command.setResult(ReceiveCommand.Result.REJECTED_OTHER_REASON, "deny updating a hidden ref")));
        receive.setPostReceiveHook((pack, commands) -> tell(name, login, commands));
        return receive;
    }

    private void tell(RepositoryName name, String login, Collection<ReceiveCommand> commands) {
        Pulls pulls = new Pulls(forge);
        for (ReceiveCommand command : commands) {
            if (command.getResult() == ReceiveCommand.Result.OK) {
                pulls.pushed(
                        forge.repository(name),
                        new Pushed(
                                name,
                                command.getRefName(),
                                command.getOldId().name(),
                                command.getNewId().name(),
                                login));
            }
        }
    }
}
