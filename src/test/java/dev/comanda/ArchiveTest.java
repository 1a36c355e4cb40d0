package dev.comanda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.db.OpenFolder;
import dev.comanda.http.Client;
import dev.comanda.json.Json;
import dev.comanda.log.writer.Wait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code ./comanda package} has made, unpacked in a folder outside of the sources and run by a
 * user who may write nothing in it.
 */
@EnabledOnOs(OS.LINUX)
class ArchiveTest {
  private static final Pattern READY = Pattern.compile("ready at (http://[^\\s/]+)/\n");
  private static final String NOBODY = "nobody";

  /** Which text stands for a licence that is not called as its text. */
  private static final Map<String, String> CALLED =
      Map.of("Apache-2.0", "../LICENSE", "Go License", "BSD-3-Clause.txt");

  @TempDir(factory = OpenFolder.class, cleanup = CleanupMode.ON_SUCCESS)
  private static Path folder;

  private static Path program;
  private static Path home;

  @BeforeAll
  static void unpack() throws Exception {
    Path archive;
    try (Stream<Path> made = Files.list(Path.of("target"))) {
      archive =
          made.filter(file -> file.getFileName().toString().matches("comanda-.*\\.tar\\.gz"))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("./comanda package makes it first"));
    }
    var archives = Files.createDirectory(folder.resolve("opt"));
    run(List.of("tar", "-xzf", archive.toAbsolutePath().toString(), "-C", archives.toString()));
    try (Stream<Path> unpacked = Files.list(archives)) {
      program = unpacked.findFirst().orElseThrow();
    }
    home = Files.createDirectory(folder.resolve("home"));
    if (isRoot()) {
      run(List.of("chown", NOBODY, home.toString()));
    }
  }

  @Test
  void it_lists_all_that_is_in_it_and_under_which_licence() throws IOException {
    var components = Json.tree(Files.readString(program.resolve("sbom.cdx.json")));
    var listed = new TreeSet<String>();
    for (var component : components.get("components")) {
      listed.add(component.get("name").asText() + "-" + component.get("version").asText() + ".jar");
      assertThat(component.get("licenses"))
          .as(component.get("name").asText())
          .anyMatch(each -> Files.exists(program.resolve("licenses").resolve(text(each))));
    }
    try (Stream<Path> libraries = Files.list(program.resolve("lib"))) {
      libraries.forEach(file -> assertThat(listed.remove(file.getFileName().toString())).isTrue());
    }
    assertThat(listed).isEmpty();
    assertThat(Files.readString(program.resolve("comanda.cmd"))).contains("\r\n");
    assertThat(program.resolve("NOTICE")).exists();
    assertThat(program.resolve("docs/LineAdapter.java")).exists();
  }

  private static String text(JsonNode licence) {
    var named = licence.get("license");
    var name = (named.has("id") ? named.get("id") : named.get("name")).asText();
    return CALLED.getOrDefault(name, name + ".txt");
  }

  @Test
  void an_ordinary_user_orders_and_the_order_is_there_after_a_restart() throws Exception {
    String order;
    try (var first = new Server();
        var client = Client.of(first.address)) {
      order = order(client);
      assertThat(first.stop()).contains("Preparing quicker starts");
    }
    var cache = home.resolve("comanda/comanda.aot");
    try (var second = new Server();
        var client = Client.of(second.address)) {
      assertThat(second.maps()).contains(cache.toString());
      var panel = client.as(waiter(client)).get("/api/locations/bistro/panel").expect(200);
      assertThat(panel.text()).contains(order);
      assertThat(second.stop()).doesNotContain("Preparing");
    }
    Files.writeString(cache, "damaged");
    assertThat(run(asOrdinary("--version"))).matches("comanda \\S+\n");
  }

  @Test
  void what_needs_the_sources_says_so() throws Exception {
    for (var command : List.of("test", "bench", "package")) {
      var process = builder(asOrdinary(command)).start();
      assertThat(said(process)).contains("'" + command + "' needs Comanda's sources");
      assertThat(process.waitFor()).isEqualTo(1);
    }
  }

  @Test
  void whoever_makes_it_from_the_same_sources_makes_the_same() throws Exception {
    assumeTrue(TestCounts.of("archive.builds") > 0, "in long runs");
    var made = new ArrayList<byte[]>();
    for (int copy = 0; copy < TestCounts.of("archive.builds"); copy++) {
      var sources = folder.resolve("sources" + copy);
      for (var name : RepositoryFiles.all()) {
        var file = sources.resolve(name);
        Files.createDirectories(file.getParent());
        Files.copy(Path.of(name), file);
        file.toFile().setExecutable(Path.of(name).toFile().canExecute());
      }
      var said = run(List.of(sources.resolve("comanda").toString(), "package"));
      var file = said.lines().filter(line -> line.endsWith(".tar.gz")).findFirst().orElseThrow();
      made.add(Files.readAllBytes(Path.of(file)));
    }
    assertThat(made).allMatch(each -> Arrays.equals(each, made.getFirst()));
  }

  private static String waiter(Client client) {
    return client
        .post("/api/auth/login", Map.of("email", "waiter@demo.example", "password", "comanda-demo"))
        .expect(200)
        .json()
        .get("access_token")
        .asText();
  }

  private static String order(Client client) {
    var staff = client.as(waiter(client));
    var session = staff.post("/api/locations/bistro/sessions", Map.of("name", "Archive"));
    var code = session.expect(201).json().get("code").asText();
    var guest =
        client.as(client.post("/api/join/" + code, Map.of()).json().get("guest_token").asText());
    var product =
        guest.get("/api/guest/menu").expect(200).json().findValue("products").get(0).get("id");
    var line = Map.of("product_id", product.asText(), "quantity", 2);
    return guest
        .key("archive")
        .post("/api/guest/orders", Map.of("lines", List.of(line)))
        .expect(201)
        .json()
        .get("id")
        .asText();
  }

  /** The demonstration, as the archive starts it. */
  private static final class Server implements AutoCloseable {
    final String address;
    private final Process process;
    private final Path output = folder.resolve("said");

    Server() throws IOException {
      var data = home.resolve("data").toString();
      var command = asOrdinary("demo", "--quiet", "--no-browser", "--port", "0", "--data", data);
      process = builder(command).redirectOutput(output.toFile()).start();
      Wait.until("it is ready", () -> READY.matcher(said()).find() || !process.isAlive());
      var ready = READY.matcher(said());
      assertThat(ready.find()).as(said()).isTrue();
      address = ready.group(1);
    }

    private String said() {
      try {
        return Files.readString(output);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** The files that Java has mapped. */
    String maps() throws IOException {
      return Files.readString(Path.of("/proc/" + java().pid() + "/maps"));
    }

    /** The program itself, below what changes the user. */
    private ProcessHandle java() {
      return Stream.concat(Stream.of(process.toHandle()), process.descendants())
          .filter(each -> each.info().command().orElse("").endsWith("/java"))
          .findFirst()
          .orElseThrow();
    }

    /** Tells it to stop and gives all that it has said. */
    String stop() throws Exception {
      java().destroy();
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      return said();
    }

    @Override
    public void close() {
      process.descendants().forEach(ProcessHandle::destroy);
    }
  }

  private static List<String> asOrdinary(String... arguments) {
    var command = new ArrayList<String>();
    if (isRoot()) {
      command.addAll(List.of("runuser", "-u", NOBODY, "--"));
    }
    command.add(program.resolve("comanda").toString());
    command.addAll(List.of(arguments));
    return command;
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static ProcessBuilder builder(List<String> command) {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("COMANDA_"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("XDG_CACHE_HOME", folder.resolve("home").toString());
    return builder;
  }

  private static String said(Process process) throws IOException {
    try (var reader = process.inputReader()) {
      return reader.readAllAsString();
    }
  }

  private static String run(List<String> command) throws Exception {
    var process = builder(command).start();
    var said = said(process);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
