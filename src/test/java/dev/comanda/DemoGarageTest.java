package dev.comanda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.db.OpenFolder;
import dev.comanda.demo.Calls;
import dev.comanda.demo.DemoPlaces;
import dev.comanda.log.writer.Wait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way in the demonstration: a bay, its worksheet, 4.7 litres, a line in the ERP. */
class DemoGarageTest {
  private static final Pattern READY = Pattern.compile("ready at (http://\\S+)/\n");

  @TempDir(factory = OpenFolder.class)
  Path folder;

  @Test
  void what_is_ordered_in_a_bay_stands_on_its_worksheet() throws Exception {
    var output = folder.resolve("said");
    var process = start(output);
    try {
      Wait.until("it is ready", () -> READY.matcher(said(output)).find());
      var ready = READY.matcher(said(output));
      assertThat(ready.find()).isTrue();
      try (var calls = new Calls(URI.create(ready.group(1)), Optional.empty())) {
        orders(calls);
      }
      process.toHandle().destroy();
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
  }

  private static void orders(Calls calls) {
    var login =
        Map.of("email", DemoPlaces.PEOPLE.getFirst().email(), "password", DemoPlaces.PASSWORD);
    var token = calls.post("/api/auth/login", "", login).path("access_token").asText();
    Wait.until(
        "the workshop has its bays",
        () -> calls.get("/api/locations/workshop/spots", token).path("data").size() == 3);
    var session = calls.post("/api/locations/workshop/sessions", token, Map.of("name", "Bay 1"));
    assertThat(session.path("document").asText()).isEqualTo("558");
    var oil = product(calls.get("/api/locations/workshop/products", token), "10");
    var line = Map.of("product_id", oil, "quantity", 4.7);
    calls.post(
        "/api/orders",
        token,
        Map.of(
            "location",
            "workshop",
            "session_id",
            session.path("id").asText(),
            "lines",
            List.of(line)));
    var erp = calls.get("/api/integrations", token).at("/data/0/address").asText();
    try (var truth = new Calls(URI.create(erp), Optional.empty())) {
      Wait.until("the line is booked", () -> lines(truth).size() == 1);
      var booked = lines(truth).get(0);
      assertThat(booked.path("product").asText()).isEqualTo("10");
      assertThat(booked.path("quantity").decimalValue()).isEqualByComparingTo("4.7");
      assertThat(booked.path("mark").asText()).startsWith("OilMat:");
    }
  }

  private static JsonNode lines(Calls erp) {
    return erp.get("/inspect/worksheets/558", "").path("lines");
  }

  private static String product(JsonNode products, String sku) {
    for (var each : products.path("data")) {
      if (each.path("sku").asText().equals(sku)) {
        return each.path("id").asText();
      }
    }
    throw new AssertionError("no product " + sku);
  }

  private static String said(Path output) {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process start(Path output) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx320m", "-cp"));
    command.addAll(List.of(System.getProperty("java.class.path"), "dev.comanda.Main", "demo"));
    command.addAll(List.of("--quiet", "--no-browser", "--port", "0"));
    command.addAll(List.of("--data", folder.resolve("demo").toString()));
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("COMANDA_"));
    return builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
  }
}
