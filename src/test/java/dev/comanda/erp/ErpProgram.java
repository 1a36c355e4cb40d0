package dev.comanda.erp;

import dev.comanda.log.writer.Wait;
import dev.comanda.process.Household;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A real ERP, at home in a folder with all that it starts; it ends with this JVM. */
public final class ErpProgram {
  private static final Duration END_WAIT = Duration.ofSeconds(30);
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);

  private final String erp;
  private final Path folder;
  private Household household;

  /**
   * One that is not started yet.
   *
   * @param erp as people call it
   */
  public ErpProgram(String erp, Path folder) {
    this.erp = erp;
    this.folder = folder;
    this.household = new Household(folder, null);
  }

  /** {@code kill -9} of all that it is. */
  public void kill() {
    if (!household.end(END_WAIT)) {
      throw new IllegalStateException(erp + " does not end");
    }
  }

  /** Starts it; it is ready on return. */
  public void start(ProcessBuilder program, BooleanSupplier ready) {
    program
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    var started = new CompletableFuture<Process>();
    // With the thread that started it the system ends it, so that one stays as long.
    Thread.ofPlatform()
        .daemon()
        .name(erp)
        .start(
            () -> {
              try {
                var process = program.start();
                started.complete(process);
                process.waitFor();
              } catch (IOException | InterruptedException e) {
                started.completeExceptionally(e);
              }
            });
    var process = started.join();
    household = new Household(folder, process);
    long giveUp = System.nanoTime() + Wait.MAX.toNanos();
    while (!ready.getAsBoolean()) {
      if (!process.isAlive() || System.nanoTime() > giveUp) {
        throw new IllegalStateException(erp + " does not start:\n" + said());
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
  }

  private Path log() {
    return folder.resolve("log");
  }

  /** What it said of itself. */
  public String said() {
    try {
      return Files.readString(log());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
