package dev.comanda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.db.OpenFolder;
import dev.comanda.http.Client;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** An integration in a process of its own, set up before at a server that has ended by then. */
class IntegrationCommandTest {
  private static final Pattern LINK = Pattern.compile("Set it up at (http://\\S+)/setup#(\\S+)\n");
  private static final String SECRET = "whsec_c2VjcmV0IG9mIHRoZSBzdGFuZC1pbiwgMzIgYnl0ZXM=";

  @Test
  void one_by_hand_books_what_is_tried_and_writes_logs_of_its_own(
      @TempDir(factory = OpenFolder.class, cleanup = CleanupMode.ON_SUCCESS) Path folder)
      throws Exception {
    var erp = Files.createDirectory(folder.resolve("erp"));
    Files.writeString(erp.resolve("products"), "10\n");
    Files.writeString(erp.resolve("558"), "");
    var adapter = java(folder, "docs/LineAdapter.java", "0", SECRET, erp.toString());
    try (var said = adapter.inputReader(StandardCharsets.UTF_8)) {
      var port = free();
      setUp(folder, said.readLine(), free());
      var byHand = comanda(folder, "integration", port, "bennys auto");
      try (var out = byHand.inputReader(StandardCharsets.UTF_8)) {
        until("Integration bennys auto answers at http://127.0.0.1:" + port, out);
        awaitPort(port);
        var tried = run("integration", "try", port, "--id", "by-hand");
        assertThat(tried).contains("\"status\":\"created\"").endsWith("exit 0");
        byHand.toHandle().destroy();
        assertThat(byHand.waitFor(1, TimeUnit.MINUTES)).isTrue();
      } finally {
        byHand.destroyForcibly();
      }
      assertThat(Files.readAllLines(erp.resolve("558"))).singleElement().asString().contains("4.7");
      logs(folder.resolve("data").resolve("logs"));
      assertThat(run("integration", "try", port)).contains("Nothing answers").endsWith("exit 1");
    } finally {
      adapter.destroyForcibly();
    }
  }

  private static void logs(Path logs) throws IOException {
    var api = Files.readString(logs.resolve("bennys_api.log"));
    var lines = Files.readString(logs.resolve("bennys_create_orderline.log"));
    assertThat(api).contains("create from 127.0.0.1: 200");
    assertThat(lines).contains("OilMat:by-hand: 4.7 of product 10 on 558: done");
    assertThat(api + lines).doesNotContain("whsec");
  }

  @Test
  void what_is_not_said_or_not_there_is_told(
      @TempDir(factory = OpenFolder.class, cleanup = CleanupMode.ON_SUCCESS) Path folder)
      throws Exception {
    assertThat(run("integration")).contains("Say PORT and WORKSHOP").endsWith("exit 2");
    assertThat(run("integration", "many", "bennys")).endsWith("exit 2");
    assertThat(run("integration", "5001", "bennys", "--data", folder.toString()))
        .contains("holds no database of Comanda's")
        .endsWith("exit 2");
    setUp(folder, "http://127.0.0.1:1", free());
    var byHand = comanda(folder, "integration", free(), "nobody");
    try (var out = byHand.inputReader(StandardCharsets.UTF_8)) {
      until("There is no integration nobody; there is bennys", out);
      assertThat(byHand.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(byHand.exitValue()).isEqualTo(1);
    } finally {
      byHand.destroyForcibly();
    }
  }

  /** A server with one integration, which ends again. */
  private static void setUp(Path folder, String erp, String port) throws Exception {
    var server = comanda(folder, "serve");
    try (var out = server.inputReader(StandardCharsets.UTF_8)) {
      var link = LINK.matcher(until("Phones cannot open this", out));
      assertThat(link.find()).isTrue();
      try (var client = Client.of(link.group(1))) {
        var administrator =
            Map.of(
                "token", link.group(2),
                "name", "Ada",
                "email", "ada@example.com",
                "password", "correct horse battery staple");
        var in = client.post("/api/setup", administrator).expect(201).json();
        var admin = client.as(in.get("access_token").textValue());
        admin.post("/api/locations", location()).expect(201);
        admin.post("/api/integrations", integration(erp, port)).expect(201);
      }
      server.toHandle().destroy();
      assertThat(server.waitFor(1, TimeUnit.MINUTES)).isTrue();
    } finally {
      server.destroyForcibly();
    }
  }

  private static Map<String, Object> location() {
    return Map.of(
        "slug", "bay",
        "name", "Bay",
        "currency", "EUR",
        "time_zone", "Europe/Rome",
        "languages", List.of("en"));
  }

  private static Map<String, Object> integration(String erp, String port) {
    var body = new HashMap<String, Object>();
    body.put("location", "bay");
    body.put("slug", "bennys");
    body.put("workshop", "Bennys Auto");
    body.put("connector", "lines");
    body.put("address", erp);
    body.put("username", "comanda");
    body.put("password", SECRET);
    body.put("port", Integer.valueOf(port));
    return body;
  }

  private static String free() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return "" + socket.getLocalPort();
    }
  }

  private static void awaitPort(String port) throws Exception {
    try (var client = Client.of("http://127.0.0.1:" + port)) {
      for (int i = 0; i < 600; i++) {
        try {
          client.get("/alive");
          return;
        } catch (AssertionError | RuntimeException e) {
          LockSupport.parkNanos(50_000_000);
        }
      }
    }
  }

  private static String run(String... arguments) {
    var said = new StringWriter();
    var out = new PrintWriter(said, true);
    int code = Main.run(arguments, Map.of(), Path.of("").toAbsolutePath(), out, out);
    return said + "exit " + code;
  }

  private static Process comanda(Path folder, String... arguments) throws IOException {
    var all = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1", "-Xmx320m", "-cp"));
    all.addAll(List.of(System.getProperty("java.class.path"), "dev.comanda.Main"));
    all.addAll(Arrays.asList(arguments));
    return java(folder, all.toArray(String[]::new));
  }

  private static Process java(Path folder, String... arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(Arrays.asList(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
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
