package org.splectrum.se.git;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * The machine as JGit sees it in SE: without any configuration of its user or administrator, and without the environment's
 * {@code GIT_…}. JGit also runs the git program to find the administrator's configuration; not here.
 */
public final class OwnSystem extends SystemReader.Delegate {
    private OwnSystem(SystemReader machine) {
        super(machine);
    }

    /** Makes JGit see only this, in the whole process. Idempotent; thread-safe. */
    public static synchronized void install() {
        SystemReader now = SystemReader.getInstance();
        if (!(now instanceof OwnSystem)) {
            SystemReader.setInstance(new OwnSystem(now));
        }
    }

    @Override
    public @Nullable String getenv(String variable) {
        return variable.startsWith("GIT_") ? null : super.getenv(variable);
    }

    @Override
    public FileBasedConfig openUserConfig(@Nullable Config parent, FS fs) {
        return new Empty(parent, fs);
    }

    @Override
    public FileBasedConfig openSystemConfig(@Nullable Config parent, FS fs) {
        return new Empty(parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(@Nullable Config parent, FS fs) {
        return new Empty(parent, fs);
    }

    /**
     * Has no file, is never read nor written. It knows but how exact file times are, coarsely as for any file system, so
     * that JGit does not measure that for seconds with files of its own in the first repository it meets.
     */
    private static final class Empty extends FileBasedConfig {
        private static final Duration FILE_TIME = Duration.ofSeconds(2);

        Empty(@Nullable Config parent, FS fs) {
            super(parent, null, fs);
        }

        @Override
        public long getTimeUnit(
                String section, @Nullable String subsection, String name, long otherwise, TimeUnit unit) {
            return section.equals("filesystem")
                    ? unit.convert(FILE_TIME)
                    : super.getTimeUnit(section, subsection, name, otherwise, unit);
        }

        @Override
        public void load() {
            // There is nothing to be read.
        }

        @Override
        public void save() {
            // JGit would keep what it measured of the file system.
        }

        @Override
        public boolean isOutdated() {
            return false;
        }
    }
}
