package org.splectrum.se.runner.process;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** Three system calls that Java has no name for. Thread-safe; Linux only. The first use takes some 50 ms. */
final class Kernel {
    private static final int EVERYONE = -1;
    private static final int SIGKILL = 9;
    private static final int PR_SET_DUMPABLE = 4;
    private static final int WNOHANG = 1;

    private Kernel() {}

    /** Sends SIGKILL to every process that may be signalled, but process 1 and the caller, at one stroke: kill(2). */
    static int killEveryoneElse() {
        MethodHandle kill = function("kill", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
        return call(() -> (int) kill.invokeExact(EVERYONE, SIGKILL));
    }

    /** Takes this process's memory out of the reach of others of its user: PR_SET_DUMPABLE in prctl(2). 0 on success. */
    static int hideMemory() {
        FunctionDescriptor shape =
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);
        MethodHandle prctl = function("prctl", shape, Linker.Option.firstVariadicArg(1));
        return call(() -> (int) prctl.invokeExact(PR_SET_DUMPABLE, 0L, 0L, 0L, 0L));
    }

    /** Takes the exit code of a child that has ended: waitpid(2). Not to be called on a child that Java still waits for. */
    static int reap(long pid) {
        MethodHandle waitpid = function("waitpid", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
        return call(() -> (int) waitpid.invokeExact((int) pid, MemorySegment.NULL, WNOHANG));
    }

    @SuppressWarnings("restricted") // The shapes are those of the manual pages named above.
    private static MethodHandle function(String name, FunctionDescriptor shape, Linker.Option... options) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), shape, options);
    }

    private static int call(Call call) {
        try {
            return call.perform();
        } catch (Throwable e) {
            throw new IllegalStateException("a system call could not be made", e);
        }
    }

    private interface Call {
        int perform() throws Throwable;
    }
}
