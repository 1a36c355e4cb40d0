package dev.comanda.erp.lines;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;

/** docs/LineAdapter.java, as whoever reads the page runs it. */
final class AdapterProcess implements AutoCloseable {
  private final Process process;
  private final URI address;

  AdapterProcess(Path folder) throws IOException {
    this(folder, 0);
  }

  AdapterProcess(Path folder, int port) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    process =
        new ProcessBuilder(
                java,
                "docs/LineAdapter.java",
                Integer.toString(port),
                LinesStandIn.SECRET,
                folder.toString())
            .redirectErrorStream(true)
            .start();
    address = URI.create(firstLine(process.inputReader(UTF_8)));
  }

  private static String firstLine(BufferedReader out) throws IOException {
    var line = Objects.requireNonNullElse(out.readLine(), "");
    if (!line.startsWith("http://")) {
      throw new AssertionError(line + "\n" + out.readAllAsString());
    }
    return line;
  }

  URI address() {
    return address;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
