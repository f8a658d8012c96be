package org.splectrum.se.git;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.http.server.GitServlet;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.PreReceiveHook;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.resolver.ServiceNotEnabledException;
import org.splectrum.se.model.CommitId;

/** Real bare repositories behind real HTTP, with a token and a rule for pushes that tests choose. */
final class GitOverHttp {
    private final Path folder;
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final Map<String, Repository> repositories = new TreeMap<>();
    /** Fetches and pushes, that is requests after the listing of refs. */
    final AtomicInteger transfers = new AtomicInteger();

    /** Requests without the right token. */
    final AtomicInteger refusals = new AtomicInteger();

    volatile String token = "right";
    volatile PreReceiveHook rule = PreReceiveHook.NULL;
    volatile boolean readOnly;

    GitOverHttp(Path folder) throws Exception {
        this.folder = folder;
        GitServlet servlet = new GitServlet();
        servlet.setRepositoryResolver((request, name) -> opened(request, name));
        servlet.setReceivePackFactory(this::receiver);
        ServletContextHandler handler = new ServletContextHandler();
        handler.addServlet(new ServletHolder(servlet), "/*");
        handler.addFilter(new FilterHolder(this::admit), "/*", EnumSet.of(DispatcherType.REQUEST));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(handler);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort());
    }

    /** An empty repository; {@code HEAD} stands on main. */
    Repository create(String fullName) throws IOException {
        Path git = folder.resolve(fullName + ".git");
        Files.createDirectories(git);
        Repository repository =
                new FileRepositoryBuilder().setGitDir(git.toFile()).setBare().build();
        repository.create(true);
        repository.updateRef(Constants.HEAD).link("refs/heads/main");
        repositories.put(fullName + ".git", repository);
        return repository;
    }

    /** Commits these files, and nothing else, onto a branch. */
    static CommitId commit(Repository repository, String branch, Map<String, String> files) throws IOException {
        ObjectId parent = repository.resolve("refs/heads/" + branch);
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            DirCache index = DirCache.newInCore();
            DirCacheBuilder builder = index.builder();
            for (Map.Entry<String, String> file : files.entrySet()) {
                DirCacheEntry entry = new DirCacheEntry(file.getKey());
                entry.setFileMode(FileMode.REGULAR_FILE);
                entry.setObjectId(
                        inserter.insert(Constants.OBJ_BLOB, file.getValue().getBytes(StandardCharsets.UTF_8)));
                builder.add(entry);
            }
            builder.finish();
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(index.writeTree(inserter));
            commit.setMessage("files " + files.keySet());
            commit.setAuthor(new PersonIdent("Mona", "mona@example.org"));
            commit.setCommitter(commit.getAuthor());
            if (parent != null) {
                commit.setParentId(parent);
            }
            ObjectId made = inserter.insert(commit);
            inserter.flush();
            move(repository, branch, new CommitId(made.name()));
            return new CommitId(made.name());
        }
    }

    /** Makes the branch stand on the commit, whatever it stood on. */
    static void move(Repository repository, String branch, CommitId commit) throws IOException {
        RefUpdate update = repository.updateRef("refs/heads/" + branch);
        update.setNewObjectId(ObjectId.fromString(commit.sha()));
        update.forceUpdate();
    }

    static void delete(Repository repository, String branch) throws IOException {
        RefUpdate update = repository.updateRef("refs/heads/" + branch);
        update.setForceUpdate(true);
        update.delete();
    }

    private Repository opened(HttpServletRequest request, String name) throws RepositoryNotFoundException {
        Repository repository = repositories.get(name);
        if (repository == null) {
            throw new RepositoryNotFoundException(name);
        }
        if (request.getMethod().equals("POST")) {
            transfers.incrementAndGet();
        }
        repository.incrementOpen();
        return repository;
    }

    private void admit(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isRight((HttpServletRequest) request)) {
            chain.doFilter(request, response);
        } else {
            HttpServletResponse refusal = (HttpServletResponse) response;
            refusals.incrementAndGet();
            refusal.setHeader("WWW-Authenticate", "Basic realm=\"GitHub\"");
            refusal.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        }
    }

    private boolean isRight(HttpServletRequest request) {
        String login = "x-access-token:" + token;
        String basic = "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        return basic.equals(request.getHeader("Authorization"));
    }

    private ReceivePack receiver(HttpServletRequest request, Repository repository) throws ServiceNotEnabledException {
        if (readOnly) {
            throw new ServiceNotEnabledException();
        }
        ReceivePack receiver = new ReceivePack(repository);
        receiver.setPreReceiveHook((pack, commands) -> rule.onPreReceive(pack, commands));
        return receiver;
    }

    void stop() throws Exception {
        server.stop();
        repositories.values().forEach(Repository::close);
    }
}
