package dev.comanda.erp.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.log.writer.Wait;
import dev.comanda.process.Household;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The folders of browsers, and the processes that live there. */
final class Homes {
  /** The name of the browser's program. */
  static final String BROWSER = Programs.found().browser().orElseThrow().getFileName().toString();

  private static final Duration LOOK_EVERY = Duration.ofMillis(10);

  private Homes() {}

  /** Of all processes that keep browsers there, dead ones too. */
  static List<Path> below(Path folder) {
    try (var paths = Files.walk(folder, 2)) {
      return paths
          .filter(path -> folder.relativize(path).getNameCount() == 2)
          .filter(Files::isDirectory)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<ProcessHandle> living(Path home) {
    return new Household(home, null)
        .living().stream().flatMap(pid -> ProcessHandle.of(pid).stream()).toList();
  }

  /** Whether the system still lists a process, dead or alive. */
  static boolean isListed(ProcessHandle process) {
    return Files.exists(Path.of("/proc", Long.toString(process.pid())));
  }

  /** The first started one there whose program's name ends so. */
  static ProcessHandle program(Path home, String name) {
    return living(home).stream()
        .filter(each -> each.info().command().orElse("").endsWith(name))
        .min(java.util.Comparator.comparing(each -> each.info().startInstant().orElseThrow()))
        .orElseThrow();
  }

  static void await(String what, BooleanSupplier so) {
    long giveUp = System.nanoTime() + Wait.MAX.toNanos();
    while (!so.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(giveUp);
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
  }
}
