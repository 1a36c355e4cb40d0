package dev.comanda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.db.OpenFolder;
import dev.comanda.http.Client;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The server in the foreground, in a process of its own. */
class ServingTest {
  private static final Pattern LINK = Pattern.compile("Set it up at (http://\\S+)/setup#(\\S+)\n");

  @Test
  void a_demo_that_is_told_to_stop_while_it_greets_says_nothing_of_it(
      @TempDir(factory = OpenFolder.class, cleanup = CleanupMode.ON_SUCCESS) Path folder)
      throws Exception {
    var data = folder.resolve("demo").toString();
    var process = start(folder, "demo", "--no-browser", "--port", "0", "--data", data);
    try (var out = process.inputReader(StandardCharsets.UTF_8)) {
      until("demo is ready", out);
      process.toHandle().destroy();
      assertThat(out.lines().collect(Collectors.joining("\n")))
          .doesNotContain("Exception", "\tat ");
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void the_first_start_prints_the_link_that_sets_it_up_once(
      @TempDir(factory = OpenFolder.class, cleanup = CleanupMode.ON_SUCCESS) Path folder)
      throws Exception {
    var process = start(folder, "serve");
    try (var out = process.inputReader(StandardCharsets.UTF_8)) {
      var said = until("Phones cannot open this", out);
      assertThat(said).contains("starting PostgreSQL", "Comanda is ready at http://127.0.0.1:");
      var link = LINK.matcher(said);
      assertThat(link.find()).as(said).isTrue();
      try (var client = Client.of(link.group(1))) {
        var administrator =
            Map.of(
                "token", link.group(2),
                "name", "Ada",
                "email", "ada@example.com",
                "password", "correct horse battery staple");
        client.post("/api/setup", administrator).expect(201);
        client.post("/api/setup", administrator).expect(403, "setup_done");
      }
      process.toHandle().destroy();
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
  }

  private static Process start(Path folder, String... arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx320m", "-cp"));
    command.addAll(List.of(System.getProperty("java.class.path"), "dev.comanda.Main"));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("COMANDA_"));
    builder.environment().put("COMANDA_PORT", "0");
    builder.environment().put("COMANDA_DATA", folder.resolve("data").toString());
    return builder.start();
  }

  private static String until(String words, BufferedReader out) throws IOException {
    var said = new StringBuilder();
    for (var line = out.readLine(); line != null; line = out.readLine()) {
      said.append(line).append('\n');
      if (line.contains(words)) {
        return said.toString();
      }
    }
    throw new AssertionError("it does not say \"" + words + "\":\n" + said);
  }
}
