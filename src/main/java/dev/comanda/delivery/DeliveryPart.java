package dev.comanda.delivery;

import dev.comanda.db.Database;
import dev.comanda.db.Ids;
import dev.comanda.delivery.connector.Login;
import dev.comanda.delivery.console.ConsolePart;
import dev.comanda.delivery.desk.DeskPart;
import dev.comanda.delivery.hook.HookPart;
import dev.comanda.delivery.integration.Integration;
import dev.comanda.delivery.integration.IntegrationPart;
import dev.comanda.delivery.integration.Running;
import dev.comanda.delivery.queue.AttemptNotes;
import dev.comanda.delivery.queue.Delivery;
import dev.comanda.delivery.queue.FollowOrders;
import dev.comanda.delivery.run.Looks;
import dev.comanda.delivery.run.Starts;
import dev.comanda.delivery.run.Supervisor;
import dev.comanda.delivery.secret.Opening;
import dev.comanda.delivery.secret.Vault;
import dev.comanda.delivery.secret.VaultKeys;
import dev.comanda.http.Route;
import dev.comanda.location.Locations;
import dev.comanda.log.LocationLog;
import dev.comanda.log.writer.LocationWriter;
import dev.comanda.order.Orders;
import dev.comanda.part.Part;
import dev.comanda.part.SettingValues;
import dev.comanda.part.Worker;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Stream;

/** What books lines in ERPs, wired; {@link DeliveryListener} stands at the orders. */
public final class DeliveryPart implements Part {
  private final IntegrationLogs logs;
  private final AttemptNotes notes;
  private final Running running;
  private final Supervisor supervisor;
  private final Workshop workshop;
  private final IntegrationPart integrations;
  private final DeskPart desk;
  private final ConsolePart console;
  private final HookPart hooks;
  private final VaultKeys keys;

  /**
   * Over a database.
   *
   * @param booking stands at the orders
   * @param values tell what seals who signs in at ERPs
   * @param dataFolder where files of each integration are
   */
  public DeliveryPart(
      Database database,
      LocationWriter writer,
      LocationLog log,
      Locations locations,
      Clock clock,
      Orders orders,
      DeliveryListener booking,
      SettingValues values,
      Path dataFolder) {
    keys = VaultKeys.of(values, dataFolder);
    logs = new IntegrationLogs(dataFolder.resolve("logs"));
    running = booking.running();
    var vault = new Vault(keys);
    var keyring = new Keyring(vault);
    hooks = new HookPart(database, log, clock, vault);
    integrations = integrations(database, log, locations, running, keyring);
    var holder = Ids.next();
    var logins = new Opened(keyring);
    notes = new AttemptNotes(database, clock);
    var looks = new Looks(database);
    var at = integrations;
    var starts =
        new Starts(
            database, writer, holder, running, logins, notes, looks, logs, at::read, at::refused);
    Runnable first = running.forOne() ? () -> {} : integrations::revive;
    supervisor = new Supervisor(database, running, holder, starts::of, first);
    booking.wakes(supervisor);
    workshop = new Workshop(database, writer, orders, running, keyring, clock);
    desk =
        new DeskPart(
            database,
            log,
            writer,
            clock,
            locations,
            running,
            logins,
            integrations::refused,
            looks,
            values);
    console = new ConsolePart(database, clock, locations, logins, logs);
  }

  private static IntegrationPart integrations(
      Database database, LocationLog log, Locations locations, Running running, Keyring keyring) {
    return new IntegrationPart(
        database,
        log,
        locations,
        running,
        keyring,
        (tx, head, of) ->
            FollowOrders.supplied(tx, head, of.id(), of.fixedDocument(), running.rules(of)),
        (tx, head, gone) -> FollowOrders.retired(tx, head, gone.id(), running.rules(gone)));
  }

  private record Opened(Keyring keyring) implements Starts.Logins {
    @Override
    public Opening<Login> of(Integration integration, byte[] sealed) {
      return keyring.open(integration, sealed);
    }

    @Override
    public Opening<Login> of(Delivery delivery, byte[] sealed) {
      return keyring.open(delivery, sealed);
    }
  }

  /** Lines that are sent to integrations. */
  public Workshop workshop() {
    return workshop;
  }

  /** What each integration is asked and does. */
  public IntegrationLogs logs() {
    return logs;
  }

  /** Which integrations this process is for. */
  public Running running() {
    return running;
  }

  /** The integrations themselves. */
  public IntegrationPart integrations() {
    return integrations;
  }

  @Override
  public Stream<Route> routes() {
    return Stream.of(integrations.routes(), desk.routes(), console.routes(), hooks.routes())
        .flatMap(each -> each);
  }

  @Override
  public Stream<String> warnings() {
    return keys.warnings();
  }

  @Override
  public Stream<Worker> workers() {
    return Stream.of(
            Stream.of(
                Worker.serving(() -> {}, logs),
                Worker.booking(notes::start, notes),
                Worker.booking(supervisor::start, supervisor)),
            desk.workers(),
            hooks.workers())
        .flatMap(each -> each);
  }
}
