package dev.comanda.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.Drawn;
import dev.comanda.db.OpenFolder;
import dev.comanda.demo.DemoPlaces;
import dev.comanda.http.Client;
import dev.comanda.process.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The launcher and the program on machines of other languages, from a folder and on data with an
 * umlaut in their names: an evening is the same everywhere.
 */
@DisabledOnOs(OS.WINDOWS)
class LanguagesTest {
  /** The folder's name; written down by a shell, since our own locale may not know the letter. */
  private static final String NAME = "K\u00fcche";

  @TempDir(factory = OpenFolder.class, cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  record Place(String locale, String language, String country) {}

  /** Drawn by lot. */
  static List<Place> places() {
    var all =
        List.of(
            new Place("tr_TR.UTF-8", "tr", "TR"),
            new Place("ar_EG.UTF-8", "ar", "EG"),
            new Place("C", "en", "US"));
    return Drawn.of(LanguagesTest.class, "languages", all);
  }

  @ParameterizedTest
  @MethodSource("places")
  void an_evening_is_the_same(Place place) throws Exception {
    var environment =
        Map.of(
            "LC_ALL",
            place.locale(),
            "JAVA_HOME",
            jdk().toString(),
            "JAVA_TOOL_OPTIONS",
            "-Duser.language=" + place.language() + " -Duser.country=" + place.country());
    int port = FreePort.any();
    try (var jvm = new Jvm(folder, port, environment, List.of(launch(port)), List.of())) {
      jvm.awaitReady();
      try (var client = Client.of(jvm.url())) {
        anEvening(client);
      }
    }
  }

  private static void anEvening(Client client) {
    var credentials =
        Map.of("email", DemoPlaces.PEOPLE.get(2).email(), "password", DemoPlaces.PASSWORD);
    var signedIn = client.post("/api/auth/login", credentials).expect(200).json();
    var staff = client.as(signedIn.get("access_token").textValue());
    var session =
        staff
            .key("table")
            .post("/api/locations/bistro/sessions", Map.of("name", "Table 12"))
            .expect(201)
            .json();
    var picture = staff.get("/api/sessions/" + session.get("id").textValue() + "/qr.svg");
    assertThat(picture.text()).containsPattern("viewBox=\"0 0 [0-9]+ [0-9]+\"");
    var joined = client.post("/api/join/" + session.get("code").textValue(), Map.of()).json();
    var guest = client.as(joined.get("guest_token").textValue());
    var product = guest.get("/api/guest/menu").json().at("/categories/0/products/0/id").asText();
    var line = Map.of("product_id", product, "quantity", 1);
    guest.key("one").post("/api/guest/orders", Map.of("lines", List.of(line))).expect(201);
    assertThat(client.get("/OMS?drink=Gin+Tonic").expect(200).text())
        .containsPattern("Ordernumber [1-9][0-9]*$");
  }

  /** A launcher in a folder of that name, and a script that starts it on data beside it. */
  private String launch(int port) throws IOException {
    Files.copy(Path.of("comanda"), folder.resolve("comanda"));
    return script(
        "launch",
        """
        cd "${0%%/*}" && mkdir -p %1$s/target/lib %1$s/src/main && cp -p comanda %1$s/
        touch %1$s/pom.xml %1$s/target/comanda.jar
        touch %1$s/target/built
        printf '%%s  %%s\\n' "$(cd %1$s && pwd -P)" "$(cksum <%1$s/target/comanda.jar)" \
          >%1$s/target/rehearsed
        exec %1$s/comanda demo --quiet --no-browser --port %2$d --data %1$s/demo
        """
            .formatted(NAME, port));
  }

  /** A JDK that takes the classes under test for what was built. */
  private Path jdk() throws IOException {
    Files.createDirectories(folder.resolve("jdk/bin"));
    Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
    script("jdk/bin/javac", "");
    script(
        "jdk/bin/java",
        """
        while [ "$1" != -jar ]; do shift; done
        shift 2
        exec %s/bin/java -XX:TieredStopAtLevel=1 -Xmx320m -cp '%s' dev.comanda.Main "$@"
        """
            .formatted(System.getProperty("java.home"), System.getProperty("java.class.path")));
    return folder.resolve("jdk");
  }

  private String script(String name, String body) throws IOException {
    var file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + body);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return file.toString();
  }
}
