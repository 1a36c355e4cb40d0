package dev.comanda.process;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Runs the small programs of the system that starting a larger one needs. */
public final class Subprocess {
  /** The longest of them, making a database, takes under a second; a slow disk may need more. */
  private static final Duration WAIT = Duration.ofMinutes(2);

  /** Where these programs are, should the path of the environment miss it. */
  private static final String SYSTEM_PATH = "/usr/sbin:/usr/bin:/sbin:/bin";

  /** How a program ended and what it said. */
  public record Result(int status, String output) {
    /** Whether it ended as it should. */
    public boolean ok() {
      return status == 0;
    }
  }

  private Subprocess() {}

  /** Runs a program to its end. */
  public static Result run(String... command) throws IOException, InterruptedException {
    return run(builder(List.of(command)), "");
  }

  /** Runs a program to its end, giving it an input of at most a few lines. */
  public static Result run(ProcessBuilder builder, String input)
      throws IOException, InterruptedException {
    var process = builder.redirectErrorStream(true).start();
    // Through a pipe, as the folder for temporary files may be full or not ours.
    var said = new FutureTask<>(() -> process.getInputStream().readAllBytes());
    Thread.startVirtualThread(said);
    try (var stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    }
    try {
      var bytes = said.get(WAIT.toMillis(), TimeUnit.MILLISECONDS);
      return new Result(process.waitFor(), new String(bytes, StandardCharsets.UTF_8).strip());
    } catch (TimeoutException e) {
      process.destroyForcibly();
      throw new IOException(builder.command() + " did not end within " + WAIT, e);
    } catch (ExecutionException e) {
      throw new IOException(builder.command() + " could not be heard", e);
    }
  }

  /** A program in an environment of its own, so that no variable of ours changes what it does. */
  public static ProcessBuilder builder(List<String> command) {
    var builder = new ProcessBuilder(command);
    var environment = builder.environment();
    if (File.separatorChar == '/') {
      environment.clear();
      environment.put("PATH", path());
    }
    environment.put("LC_ALL", "C");
    environment.put("TZ", "UTC");
    return builder;
  }

  /** Whether a program can be found. */
  public static boolean installed(String program) {
    return places(program).anyMatch(Files::isExecutable);
  }

  /** Where a program of that name would be, the first that is there counts. */
  public static Stream<Path> places(String program) {
    return Stream.of(path().split(File.pathSeparator)).map(folder -> Path.of(folder, program));
  }

  private static String path() {
    var path = System.getenv("PATH");
    return path == null || path.isBlank() ? SYSTEM_PATH : path + File.pathSeparator + SYSTEM_PATH;
  }
}
