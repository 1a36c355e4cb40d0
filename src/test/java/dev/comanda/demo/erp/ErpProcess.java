package dev.comanda.demo.erp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;

/** The demo ERP in a process of its own, at any free port. */
final class ErpProcess implements AutoCloseable {
  private final Process process;
  private final URI url;

  ErpProcess(Path folder) throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                DemoErpMain.class.getName(),
                "0",
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    url = URI.create(Objects.requireNonNull(process.inputReader(UTF_8).readLine()));
  }

  URI url() {
    return url;
  }

  /** {@code kill -9}. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
