package dev.comanda.process;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** Calls of the system that Java has none for. */
final class Posix {
  private static final int KILL = 9;

  /** Of waitpid: not to wait. */
  private static final int NOT_WAITING = 1;

  private static final MethodHandle KILL_CALL =
      call("kill", FunctionDescriptor.of(number(), number(), number()));

  private static final MethodHandle WAIT_CALL =
      call("waitpid", FunctionDescriptor.of(number(), number(), ValueLayout.ADDRESS, number()));

  private Posix() {}

  /** Ends all processes of a group at once, none asked; a group that has gone is no fault. */
  static void killGroup(long group) {
    if (group <= 1) {
      throw new IllegalArgumentException("no group of ours: " + group);
    }
    try {
      int _ = (int) KILL_CALL.invokeExact((int) -group, KILL);
    } catch (Throwable e) {
      throw new IllegalStateException("kill cannot be called", e);
    }
  }

  /** Takes a dead child that nobody else waits for off the system's list. */
  static void collect(long child) {
    try {
      int _ = (int) WAIT_CALL.invokeExact((int) child, MemorySegment.NULL, NOT_WAITING);
    } catch (Throwable e) {
      throw new IllegalStateException("waitpid cannot be called", e);
    }
  }

  private static ValueLayout.OfInt number() {
    return ValueLayout.JAVA_INT;
  }

  /** Both are in every C library, as POSIX has them. */
  @SuppressWarnings("restricted")
  private static MethodHandle call(String name, FunctionDescriptor as) {
    var linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().find(name).orElseThrow(), as);
  }
}
