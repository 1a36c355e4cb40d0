package dev.comanda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.delivery.integration.Running;
import dev.comanda.json.Json;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** One integration by hand, as the first workshop integration was started, and a line to try it. */
@Command(
    name = "integration",
    mixinStandardHelpOptions = true,
    description = {
      "Run one integration as a process of its own: it answers on a port, and books its lines",
      "whenever no other process on the same database does. 'integration try PORT' sends a line to",
      "one that runs."
    })
final class IntegrationCommand implements Runnable {
  private static final Duration PAUSE = Duration.ofMillis(500);

  @ParentCommand private @Nullable Main main;
  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", arity = "0..1", paramLabel = "PORT", description = "Where it answers.")
  private @Nullable Integer port;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "WORKSHOP",
      description = "What it is called in paths, or its workshop.")
  private @Nullable String workshop;

  @Option(names = "--data", paramLabel = "DIR", description = "Where its data is.")
  private @Nullable Path folder;

  private Main main() {
    if (main == null) {
      throw new IllegalStateException("no command of the program");
    }
    return main;
  }

  private CommandLine.ParameterException wrong(String words) {
    if (spec == null) {
      throw new IllegalStateException("no command");
    }
    return new CommandLine.ParameterException(spec.commandLine(), words);
  }

  @Override
  public void run() {
    var at = port;
    var name = workshop;
    if (at == null || name == null) {
      throw wrong("Say PORT and WORKSHOP, as in: integration 5001 bennys-auto");
    }
    try {
      var config = Maintenance.existing(main().config(folder)).forOneIntegration();
      var erps = Erps.known(Clock.systemUTC(), config.data()).only(new Running.Only(name, at));
      new Serving(config, erps, main().out(), false)
          .run(database -> {}, app -> greet(app, name, at));
    } catch (Misconfigured e) {
      throw new Unusable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What a command may not throw as it is. */
  static final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Misconfigured cause;

    Unusable(Misconfigured cause) {
      super(cause);
      this.cause = cause;
    }

    Misconfigured wrong() {
      return cause;
    }
  }

  private AutoCloseable greet(App app, String name, int at) {
    var all = app.database().read(Running::live);
    if (all.stream().noneMatch(each -> Running.named(each, name))) {
      var there = all.stream().map(each -> each.slug()).collect(Collectors.joining(", "));
      throw new Refused(
          Code.NOT_FOUND,
          "There is no integration "
              + name
              + "; there is "
              + (there.isEmpty() ? "none yet" : there));
    }
    main().out().println("Integration " + name + " answers at http://127.0.0.1:" + at + "/");
    return () -> {};
  }

  @Command(
      name = "try",
      mixinStandardHelpOptions = true,
      description = "Send a line to an integration that runs, and print each status until it ends.")
  int attempt(
      @Parameters(index = "0", paramLabel = "PORT", description = "Where it answers.") int at,
      @Option(names = "--worksheet", defaultValue = "558", description = "The document.")
          String worksheet,
      @Option(names = "--product", defaultValue = "10", description = "Its number in the ERP.")
          String product,
      @Option(names = "--amount", defaultValue = "4.7", description = "How much of it.")
          String amount,
      @Option(names = "--id", description = "The line's own name; a new one by default.")
          @Nullable String id,
      @Option(names = "--username", description = "Who signs in for this line.")
          @Nullable String username,
      @Option(
              names = "--password",
              interactive = true,
              arity = "0..1",
              description = "Asked for where nothing follows.")
          char @Nullable [] password)
      throws IOException, InterruptedException {
    var uniqueId = id == null ? UUID.randomUUID().toString() : id;
    var line = new LinkedHashMap<String, Object>();
    line.put("worksheet", worksheet);
    line.put("product_nr", product);
    line.put("product_amount", amount);
    line.put("uniqueid", uniqueId);
    if ((username == null) != (password == null)) {
      throw new Refused(Code.INVALID, "Say --username and --password together, or neither.");
    }
    if (username != null && password != null) {
      line.put("username", username);
      line.put("password", new String(password));
    }
    try (var http = HttpClient.newHttpClient()) {
      var base = "http://127.0.0.1:" + at;
      var workshopName = ask(http, "GET", base + "/alive", null).path("workshop").asText();
      line.put("workshop", workshopName);
      var placed = ask(http, "POST", base + "/create", line);
      var out = main().out();
      out.println(placed);
      if (placed.has("error")) {
        return 1;
      }
      return followed(http, base + "/get_order_status?uniqueid=" + uniqueId, placed);
    } catch (ConnectException e) {
      throw new Refused(Code.UNREADY, "Nothing answers on port " + at + " of this machine.");
    }
  }

  private int followed(HttpClient http, String url, JsonNode placed)
      throws IOException, InterruptedException {
    var last = placed.path("status").asText();
    while (!last.equals("created") && !last.equals("error")) {
      Thread.sleep(PAUSE);
      var now = ask(http, "GET", url, null);
      if (!now.has("status")) {
        main().out().println(now);
        return 1;
      }
      if (!now.path("status").asText().equals(last)) {
        main().out().println(now);
      }
      last = now.path("status").asText();
    }
    return last.equals("created") ? 0 : 1;
  }

  private static JsonNode ask(
      HttpClient http, String verb, String url, @Nullable Map<String, Object> body)
      throws IOException, InterruptedException {
    BodyPublisher sent =
        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(Json.text(body));
    var request = HttpRequest.newBuilder(URI.create(url)).method(verb, sent).build();
    try {
      return Json.tree(http.send(request, BodyHandlers.ofString()).body());
    } catch (UncheckedIOException e) {
      throw new Refused(Code.UNREADY, "What answers at " + url + " is no integration.");
    }
  }
}
