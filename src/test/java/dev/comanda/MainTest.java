package dev.comanda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What the command line says and how it ends. */
class MainTest {
  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void every_command_has_a_help_text() {
    var main = new CommandLine(new Main(Map.of(), folder, new PrintWriter(out)));
    for (var name : main.getSubcommands().keySet()) {
      assertThat(run(Map.of(), name, "--help")).as(name).isZero();
      assertThat(out.toString()).contains("Usage: comanda " + name);
    }
    assertThat(run(Map.of(), "--help")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "unknown", "settings --unknown", "settings superfluous"})
  void wrong_usage_is_told_with_exit_code_2(String arguments) {
    assertThat(run(Map.of(), arguments.isEmpty() ? new String[0] : arguments.split(" ", -1)))
        .isEqualTo(2);
    assertThat(err.toString()).contains("Usage: comanda");
  }

  @Test
  void bad_settings_stop_every_start_with_all_faults_and_exit_code_2() {
    var environment = Map.of("COMANDA_PORT", "x", "COMANDA_PROT", "1");
    for (var command : List.of("serve", "demo", "migrate", "check")) {
      assertThat(run(environment, command)).as(command).isEqualTo(2);
      assertThat(err.toString()).contains("comanda: COMANDA_PORT: ", "comanda: COMANDA_PROT: ");
      err.getBuffer().setLength(0);
    }
  }

  @Test
  void what_stands_in_the_way_is_told_in_words_with_exit_code_1() throws IOException {
    Files.writeString(folder.resolve("letter.txt"), "dear");
    assertThat(run(Map.of(), "demo", "--data", folder.toString())).isEqualTo(1);
    assertThat(err.toString()).startsWith("comanda: " + folder).doesNotContain("\tat ");
    assertThat(folder.resolve("letter.txt")).exists();
  }

  @Test
  void a_certificate_that_cannot_be_used_is_told_in_words_with_exit_code_1() {
    var environment =
        Map.of(
            "COMANDA_TLS_CERTIFICATE", folder.resolve("none.pem").toString(),
            "COMANDA_TLS_KEY", folder.resolve("none.key").toString());
    assertThat(run(environment, "serve")).isEqualTo(1);
    assertThat(err.toString())
        .startsWith("comanda: the certificate " + folder.resolve("none.pem"))
        .contains("none.pem cannot be read")
        .doesNotContain("\tat ");
  }

  @Test
  void a_taken_port_is_told_before_anything_is_made() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var data = folder.resolve("data");
      var port = Integer.toString(taken.getLocalPort());
      var environment = Map.of("COMANDA_PORT", port, "COMANDA_DATA", data.toString());
      assertThat(run(environment, "serve")).isEqualTo(1);
      assertThat(err.toString())
          .startsWith("comanda: cannot listen on 127.0.0.1:" + port + ": Address already in use")
          .doesNotContain("\tat ");
      assertThat(data).doesNotExist();
    }
  }

  @Test
  void serve_and_demo_take_the_same_words_for_where_they_are() {
    for (var command : List.of("serve", "demo")) {
      assertThat(run(Map.of(), command, "--port", "x", "--listen", "here", "--public-url", "y"))
          .isEqualTo(2);
      assertThat(err.toString())
          .contains("comanda: --port: x ", "comanda: --listen: here ", "comanda: --public-url: y ");
      err.getBuffer().setLength(0);
    }
  }

  @Test
  void what_is_given_on_the_line_counts_before_the_environment() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = Integer.toString(taken.getLocalPort());
      var environment = Map.of("COMANDA_PORT", "1", "COMANDA_LISTEN", "0.0.0.0");
      for (var command : List.of("serve", "demo")) {
        assertThat(
                run(
                    environment,
                    command,
                    "--port",
                    port,
                    "--listen",
                    "127.0.0.1",
                    "--data",
                    folder.resolve(command).toString()))
            .isEqualTo(1);
        assertThat(err.toString()).contains("cannot listen on 127.0.0.1:" + port);
        err.getBuffer().setLength(0);
      }
    }
    assertThat(run(Map.of("COMANDA_PORT", "0"), "serve", "--data", "/proc/comanda")).isEqualTo(1);
    assertThat(err.toString()).contains("The data folder /proc/comanda cannot be made");
  }

  @Test
  void a_data_folder_that_cannot_be_made_is_told_with_the_way_out() {
    for (var command : List.of("serve", "migrate")) {
      var environment = Map.of("COMANDA_PORT", "0", "COMANDA_DATA", "/proc/comanda/data");
      assertThat(run(environment, command)).as(command).isEqualTo(1);
      assertThat(err.toString())
          .contains("comanda: The data folder /proc/comanda/data cannot be made. Choose another")
          .doesNotContain("\tat ");
      err.getBuffer().setLength(0);
    }
  }

  @Test
  void a_database_where_nobody_answers_is_told_in_words_with_exit_code_1() {
    for (var command : List.of("serve", "migrate", "check")) {
      var environment = Map.of("COMANDA_DATABASE_URL", "postgresql://127.0.0.1:1/comanda");
      assertThat(run(environment, command)).as(command).isEqualTo(1);
      assertThat(err.toString())
          .startsWith("comanda: the database cannot be used: Connection to 127.0.0.1:1 refused")
          .doesNotContain("\tat ");
      err.getBuffer().setLength(0);
    }
  }

  @Test
  void the_version_is_told() {
    assertThat(run(Map.of(), "--version")).isZero();
    assertThat(out.toString()).startsWith("comanda ");
  }

  @Test
  void settings_prints_every_setting_and_masks_secrets() {
    var environment =
        Map.of(
            "COMANDA_PORT", "81",
            "COMANDA_DATABASE_PASSWORD", "geheim",
            "COMANDA_SECRET_KEY", "geheim");
    assertThat(run(environment, "settings")).isZero();
    for (var setting : Settings.ALL) {
      assertThat(out.toString()).contains(setting.name(), setting.doc(), setting.accepts());
    }
    assertThat(out.toString()).contains("set to:  81").doesNotContain("geheim");
  }

  @Test
  void the_example_file_is_what_the_code_says() throws IOException {
    assertThat(run(Map.of(), "settings", "--env")).isZero();
    assertThat(Files.readString(Path.of(".env.example"))).isEqualTo(out.toString());
  }

  private int run(Map<String, String> environment, String... arguments) {
    return Main.run(
        arguments, environment, folder, new PrintWriter(out, true), new PrintWriter(err, true));
  }
}
