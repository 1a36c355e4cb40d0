package dev.comanda.fault;

import dev.comanda.db.Database;
import dev.comanda.db.MachinePostgres;
import dev.comanda.db.Migrations;
import dev.comanda.demo.DemoPlaces;
import dev.comanda.process.FreePort;
import dev.comanda.staff.Passwords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Several {@code comanda serve} on one PostgreSQL 15 with the places of the demonstration, as a
 * role that may read and write rows and no more.
 *
 * @param database to look at it as its owner
 */
record Nodes(MachinePostgres postgres, Database database, List<Jvm> all) implements AutoCloseable {
  private static final String ROLE = "waiter";
  private static final String PASSWORD = "tray";

  /** So many, each with a folder of its own below this one; ready when it returns. */
  static Nodes start(int count, Path folder) throws IOException {
    var postgres = MachinePostgres.start();
    var database = new Database(postgres.jdbcUrl(), postgres.user(), postgres.password(), 2);
    Migrations.migrate(database);
    new DemoPlaces(database, new Passwords(), Clock.systemUTC()).prepare(DemoPlaces.PASSWORD);
    postgres.admit(ROLE, PASSWORD);
    var nodes = new Nodes(postgres, database, new ArrayList<>());
    for (int i = 1; i <= count; i++) {
      nodes.all.add(nodes.node(Files.createDirectory(folder.resolve("node" + i))));
    }
    nodes.all.forEach(Jvm::awaitReady);
    return nodes;
  }

  private Jvm node(Path folder) throws IOException {
    int port = FreePort.any();
    var environment =
        Map.of(
            "COMANDA_PORT", Integer.toString(port),
            "COMANDA_DATA", folder.toString(),
            "COMANDA_DATABASE_URL", postgres.jdbcUrl(),
            "COMANDA_DATABASE_USER", ROLE,
            "COMANDA_DATABASE_PASSWORD", PASSWORD);
    return new Jvm(folder, port, environment, List.of("serve"));
  }

  /** The address of any node, as a balancer gives it that does not know which ones live. */
  String any(Random chance) {
    return all.get(chance.nextInt(all.size())).url();
  }

  @Override
  public void close() {
    all.forEach(Jvm::close);
    database.close();
  }
}
