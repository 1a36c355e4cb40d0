package dev.comanda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.comanda.db.OpenFolder;
import dev.comanda.demo.DemoPlaces;
import dev.comanda.http.Client;
import dev.comanda.http.proxy.Hosts;
import dev.comanda.http.proxy.Proxies;
import dev.comanda.part.NodeRole;
import dev.comanda.part.SettingValues;
import dev.comanda.staff.Passwords;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program on a disk that fills up, really: a small one that only root may mount. */
class FullDiskTest {
  private static final int DISK_MIB = 800;

  @TempDir(factory = OpenFolder.class)
  Path folder;

  @BeforeEach
  void mount() throws Exception {
    var options = "size=" + DISK_MIB + "m,mode=0755";
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder.toString()) == 0,
        "Only root, where it may mount, can make a disk that fills up.");
  }

  @AfterEach
  void unmount() throws Exception {
    run("umount", folder.toString());
  }

  @Test
  void it_warns_before_the_disk_is_full_and_then_says_why_nothing_is_written() throws Exception {
    try (var app = App.start(config(), Clock.systemUTC(), line -> {});
        var client = Client.of(app.publicUrl())) {
      new DemoPlaces(app.database(), new Passwords(), Clock.systemUTC())
          .prepare(DemoPlaces.PASSWORD);
      var waiter = DemoPlaces.PEOPLE.get(2);
      var credentials = Map.of("email", waiter.email(), "password", DemoPlaces.PASSWORD);
      var signedIn = client.post("/api/auth/login", credentials).expect(200).json();
      var staff = client.as(signedIn.get("access_token").textValue());
      assertThat(client.get("/readyz").expect(200).json().get("signs")).isEmpty();

      leave(200);
      var ready = client.get("/readyz").expect(200).json();
      assertThat(ready.at("/signs/0").textValue()).isEqualTo("disk_low");
      assertThat(ready.at("/warnings/0").textValue())
          .contains("The disk that holds " + folder.resolve("data") + " has ", " MiB left");
      table(staff, "Table 1").expect(201);

      leave(20);
      client.get("/readyz").expect(503, "disk_full");
      assertThat(table(staff, "Table 2").expect(503, "disk_full").json().get("detail").textValue())
          .contains("no room on the disk of the database; nothing was done");
      staff.get("/api/locations/bistro/panel").expect(200);

      leave(200);
      client.get("/readyz").expect(200);
      table(staff, "Table 2").expect(201);
    }
  }

  private static Client.Answer table(Client staff, String name) {
    return staff
        .key(name.replace(" ", "-"))
        .post("/api/locations/bistro/sessions", Map.of("name", name));
  }

  /** Fills the disk so that about so much is left. */
  private void leave(int mebibytes) throws IOException {
    var filler = folder.resolve("filler");
    Files.deleteIfExists(filler);
    long bytes = folder.toFile().getUsableSpace() - ((long) mebibytes << 20);
    try (var file = new RandomAccessFile(filler.toFile(), "rw")) {
      var block = new byte[1 << 20];
      for (long written = 0; written < bytes; written += block.length) {
        file.write(block);
      }
    }
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
  }

  private Config config() {
    return new Config(
        "127.0.0.1",
        0,
        null,
        null,
        Proxies.none(),
        Hosts.byThemselves(),
        folder.resolve("data"),
        null,
        Config.EVENTS_KEPT,
        null,
        true,
        Set.of(NodeRole.values()),
        SettingValues.NONE,
        false);
  }
}
