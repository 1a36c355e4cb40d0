package dev.comanda.fault;

import dev.comanda.HaltingMain;
import dev.comanda.HaltingPagesMain;
import dev.comanda.QuickSecrets;
import dev.comanda.db.Database;
import dev.comanda.db.TestPostgres;
import dev.comanda.delivery.BookedRows;
import dev.comanda.delivery.connector.Login;
import dev.comanda.demo.DemoPlaces;
import dev.comanda.http.Client;
import dev.comanda.http.Plain;
import dev.comanda.process.FreePort;
import dev.comanda.staff.Passwords;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The places of the demonstration on a database of their own, worked by programs in JVMs of their
 * own that book the bistro's lines in an ERP.
 */
final class Garage implements AutoCloseable {
  private static final String BISTRO = "/api/locations/bistro";
  private static final String PASSWORD = "password";

  private final Server server;
  private final Path folder;
  private final Class<?> program;
  private final List<Jvm> all = new ArrayList<>();
  private final List<Client> clients = new ArrayList<>();
  private String token = "";
  private String product = "";
  private UUID integration = new UUID(0, 0);
  private String slug = "";

  /** To look at it. */
  final Database database;

  /** Where its database is, and what ends it. */
  record Server(String jdbcUrl, String user, String password, Runnable end) {}

  /** One program is ready when it returns. */
  Garage(Path folder) throws IOException {
    this(folder, server(TestPostgres.fresh()));
  }

  /** The same with a program that takes what {@link HaltingMain} does. */
  Garage(Path folder, Class<?> program) throws IOException {
    this(folder, server(TestPostgres.fresh()), program);
  }

  /** The same on a server with our schema and no rows. */
  Garage(Path folder, Server server) throws IOException {
    this(folder, server, HaltingMain.class);
  }

  private Garage(Path folder, Server server, Class<?> program) throws IOException {
    this.folder = folder;
    this.server = server;
    this.program = program;
    database = new Database(server.jdbcUrl(), server.user(), server.password(), 4);
    new DemoPlaces(database, new Passwords(), Clock.systemUTC()).prepare(DemoPlaces.PASSWORD);
    QuickSecrets.give(database);
    start();
  }

  private static Server server(TestPostgres postgres) {
    return new Server(postgres.jdbcUrl(), postgres.user(), postgres.password(), postgres::close);
  }

  /** One more program. */
  Jvm start() throws IOException {
    int port = FreePort.any();
    var own = Files.createDirectory(folder.resolve("node" + all.size()));
    var halt = Files.writeString(own.resolve("halt"), "");
    var arguments =
        List.of(
            server.jdbcUrl(),
            server.user(),
            server.password(),
            Integer.toString(port),
            halt.toString());
    var command = Jvm.program(Jvm.HEAP, program.getName());
    var jvm = new Jvm(own, port, Map.of(), command, arguments);
    all.add(jvm);
    clients.add(Client.of(jvm.url()));
    jvm.awaitReady();
    return jvm;
  }

  /** The first program. */
  Jvm first() {
    return all.getFirst();
  }

  /** The first program ends, and starts again to end at this step; null for none. */
  void again(@Nullable Enum<?> step) throws IOException, InterruptedException {
    Files.writeString(folder.resolve("node0/halt"), step == null ? "" : step.name());
    first().kill();
    BookedRows.loses(database, integration);
    first().startAgain();
    first().awaitReady();
  }

  private String token(String who) {
    var login = Map.of("email", who + "@demo.example", PASSWORD, DemoPlaces.PASSWORD);
    var answer = clients.getFirst().post("/api/auth/login", login).expect(200).json();
    return answer.get("access_token").textValue();
  }

  private Client as(String who) {
    return clients.getFirst().as(token(who));
  }

  /** Its lines are booked there. */
  void books(URI erp, String secret, int inFlight) {
    books("hasty", erp, new Login("comanda", secret), inFlight);
  }

  /** The same in an ERP of another kind. */
  void books(String connector, URI erp, Login login, int inFlight) {
    var body = new HashMap<String, Object>();
    slug = "garage";
    body.put("location", "bistro");
    body.put("slug", slug);
    body.put("workshop", "Garage");
    body.put("connector", connector);
    body.put("address", erp.toString());
    body.put("username", login.user());
    body.put(PASSWORD, login.password());
    body.put("in_flight", inFlight);
    var admin = as("admin");
    var made = admin.post("/api/integrations", body).expect(201).json();
    integration = UUID.fromString(made.get("id").textValue());
    for (var each : admin.get(BISTRO + "/products?limit=100").expect(200).json().get("data")) {
      if (each.get("unit").textValue().equals("piece") && each.get("modifier_groups").isEmpty()) {
        product = each.get("id").textValue();
      }
    }
    var number = Map.of("data", List.of(Map.of("product_id", product, "number", "10")));
    admin.put("/api/integrations/" + integration + "/mappings", number).expect(200);
  }

  /** A bay with a car that is booked on a document. */
  String bay(String document) {
    var waiter = as("waiter");
    var opened = waiter.post(BISTRO + "/sessions", Map.of("name", document)).expect(201).json();
    var session = opened.get("id").textValue();
    var path = "/api/sessions/" + session + "/document";
    waiter.put(path, Map.of("document", document)).expect(200);
    return session;
  }

  /** Orders; whoever answers or not, it is done where it came to that. */
  boolean orders(String session, int quantity, String key) {
    try {
      if (token.isEmpty()) {
        token = token("waiter");
      }
      var line = Map.of("product_id", product, "quantity", BigDecimal.valueOf(quantity));
      var order = Map.of("session_id", session, "location", "bistro", "lines", List.of(line));
      var answer = clients.getFirst().as(token).key(key).post("/api/orders", order);
      if (answer.status() == 401) {
        token = "";
      }
      return answer.status() == 201;
    } catch (RuntimeException e) {
      return false;
    }
  }

  /** A line as the first workshop integration was sent it; whether it was taken. */
  boolean creates(String document, String uniqueId, String quantity, Login login) {
    return creates(document, "10", quantity, uniqueId, login).startsWith("200 ");
  }

  /** The same of any product; what is answered. */
  String creates(String document, String product, String quantity, String uniqueId, Login login) {
    var line =
        Map.of(
            "workshop",
            "Garage",
            "worksheet",
            document,
            "product_nr",
            product,
            "product_amount",
            quantity,
            "uniqueid",
            uniqueId,
            "username",
            login.user(),
            PASSWORD,
            login.password());
    try (var plain = new Plain(first().url(), token("admin"))) {
      var answer = plain.post("/integrations/" + slug + "/create", line);
      return answer.statusCode() + " " + answer.body();
    }
  }

  /** How all lines stand. */
  List<BookedRows.Row> rows() {
    return BookedRows.of(database, integration);
  }

  /** What the first program keeps its browsers in. */
  Path browsers() {
    return folder.resolve("node0/" + HaltingPagesMain.BROWSERS);
  }

  UUID integration() {
    return integration;
  }

  /** All connections to the database break. */
  void cut() {
    FaultRows.cut(database);
  }

  /** What all programs have said. */
  String said() {
    var said = new StringBuilder();
    all.forEach(jvm -> said.append(jvm.said()));
    return said.toString();
  }

  /** Puts aside what has failed, as whoever looks after it does in the end. */
  void clearErrors() {
    try (var plain = new Plain(first().url(), token("admin"))) {
      plain.put("/integrations/" + slug + "/clear_queue?type=error");
    }
  }

  @Override
  public void close() {
    clients.forEach(Client::close);
    all.forEach(Jvm::close);
    database.close();
    server.end().run();
  }
}
