package dev.comanda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.db.Database;
import dev.comanda.db.TestPostgres;
import dev.comanda.delivery.SealedSampleRows;
import dev.comanda.delivery.secret.VaultKeys;
import dev.comanda.delivery.secret.VaultSettings;
import dev.comanda.demo.DemoPlaces;
import dev.comanda.part.SettingValues;
import dev.comanda.staff.Passwords;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code comanda keys} says, and that a rotation that is killed goes on. */
class KeysCommandTest {
  private static final String SECRET = "A".repeat(43) + "=";
  private static final int INTEGRATIONS = 230;
  private static final int LINES = 120;

  @TempDir Path folder;

  private final TestPostgres postgres = TestPostgres.fresh();
  private final Database database = postgres.open(4);
  private Path file;
  private VaultKeys keys;

  @BeforeEach
  void sealed() throws IOException {
    new DemoPlaces(database, new Passwords(), Clock.systemUTC()).prepare(DemoPlaces.PASSWORD);
    file = Files.writeString(folder.resolve("keys"), "first:" + SECRET + "\n");
    keys = keysOf(file);
    SealedSampleRows.seal(database, keys, INTEGRATIONS, LINES);
  }

  @AfterEach
  void close() {
    database.close();
    postgres.close();
  }

  private static VaultKeys keysOf(Path file) {
    var values = new SettingValues(Map.of(VaultSettings.KEY_FILE.name(), file.toString()));
    return VaultKeys.of(values, Path.of("unused"));
  }

  private Map<String, String> environment() {
    var all = new HashMap<String, String>();
    all.put("COMANDA_DATABASE_URL", postgres.jdbcUrl().substring("jdbc:".length()));
    all.put("COMANDA_DATABASE_USER", postgres.user());
    all.put("COMANDA_DATABASE_PASSWORD", postgres.password());
    all.put("COMANDA_DATA", folder.toString());
    all.put(VaultSettings.KEY_FILE.name(), file.toString());
    return all;
  }

  private String run(Map<String, String> environment, String... arguments) {
    var said = new StringWriter();
    var out = new PrintWriter(said, true);
    int code = Main.run(arguments, environment, folder, out, out);
    assertThat(said.toString()).doesNotContain(SECRET, "password1");
    return said + "exit " + code;
  }

  private String run(String... arguments) {
    return run(environment(), arguments);
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(file);
  }

  private static String id(String line) {
    return line.substring(0, line.indexOf(':'));
  }

  /** All can be read by a node that has this file, whatever it knew before. */
  private void allOpen() {
    assertThat(SealedSampleRows.open(database, keys)).isEqualTo(INTEGRATIONS + LINES);
  }

  @Test
  void keys_are_listed_with_how_much_each_has_sealed() throws IOException {
    assertThat(run("keys"))
        .isEqualTo("first: has sealed 350, seals from now on" + System.lineSeparator() + "exit 0");
    Files.writeString(file, "other:" + "B".repeat(42) + "A=\n");
    assertThat(run("keys"))
        .contains("other: has sealed 0, seals from now on")
        .contains("first: has sealed 350, is not here; they cannot be read");
    Files.writeString(file, "broken");
    assertThat(run("keys")).contains("line 1 is not id:key").endsWith("exit 1");
  }

  @Test
  void after_a_rotation_the_key_before_is_not_needed() throws IOException {
    assertThat(run("keys", "rotate", "--shared"))
        .contains("of integrations: 230 sealed anew", "of single lines: 120 sealed anew")
        .contains("the others stay")
        .endsWith("exit 0");
    assertThat(lines()).hasSize(2).last().isEqualTo("first:" + SECRET);
    allOpen();
    assertThat(run("keys")).contains("first: has sealed 0");
    Files.writeString(file, lines().getFirst());
    allOpen();
  }

  @Test
  void where_other_nodes_may_lack_the_key_none_is_made_unasked() throws IOException {
    assertThat(run("keys", "rotate")).contains("say --shared").endsWith("exit 1");
    assertThat(lines()).hasSize(1);
    Files.writeString(file, "new:" + "B".repeat(42) + "A=\nfirst:" + SECRET);
    assertThat(run("keys", "rotate")).contains("Going on with the key new.").endsWith("exit 0");
    assertThat(SealedSampleRows.keys(database)).containsExactly("new");
    assertThat(lines()).hasSize(2);
  }

  @Test
  void a_key_of_the_environment_is_changed_by_hand_and_the_way_is_told() {
    var environment = environment();
    environment.remove(VaultSettings.KEY_FILE.name());
    environment.put(VaultSettings.KEY.name(), "first:" + SECRET);
    assertThat(run(environment, "keys", "rotate"))
        .contains("COMANDA_SECRET_KEY holds one key.", "COMANDA_SECRET_KEY_FILE", "run this again")
        .endsWith("exit 1");
    assertThat(SealedSampleRows.keys(database)).containsExactly("first");
  }

  @Test
  void what_cannot_be_read_stays_and_is_told() throws IOException {
    Files.writeString(file, "other:" + "B".repeat(42) + "A=\n");
    assertThat(run("keys", "rotate", "--shared"))
        .contains("230 stay", "which this node does not have", "Not all is sealed")
        .endsWith("exit 1");
    Files.writeString(file, lines().getFirst() + "\nfirst:" + SECRET);
    assertThat(run("keys", "rotate")).contains("Going on").endsWith("exit 0");
    allOpen();
  }

  @Test
  void one_that_is_killed_at_any_step_goes_on_with_the_same_key() throws Exception {
    for (int number : new int[] {1, 117, INTEGRATIONS}) {
      int before = lines().size();
      SealedSampleRows.holding(postgres, number, this::killedWhileItWaits);
      assertThat(lines()).hasSize(before + 1);
      allOpen();
      assertThat(run("keys", "rotate")).contains("Going on").endsWith("exit 0");
      assertThat(lines()).hasSize(before + 1);
      assertThat(SealedSampleRows.keys(database)).containsExactly(id(lines().getFirst()));
      allOpen();
    }
  }

  private void killedWhileItWaits() {
    var command =
        Stream.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Xmx128m",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.comanda.Main",
            "keys",
            "rotate",
            "--shared");
    var builder = new ProcessBuilder(command.toList()).redirectErrorStream(true);
    builder.redirectOutput(folder.resolve("said").toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("COMANDA_"));
    builder.environment().putAll(environment());
    try {
      var process = builder.start();
      SealedSampleRows.awaitWaiting(database);
      process.destroyForcibly().onExit().join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
