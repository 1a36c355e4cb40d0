package dev.comanda.delivery.integration;

import dev.comanda.db.Tx;
import dev.comanda.delivery.connector.ConnectorKind;
import dev.comanda.delivery.connector.Traits;
import dev.comanda.delivery.course.Rules;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What runs integrations needs to know of them. */
public final class Running {
  private final Map<String, ConnectorKind> kinds;
  private final @Nullable Only only;

  /**
   * The one that a process is for.
   *
   * @param name as {@link #named}
   * @param port where it answers, whatever is configured
   */
  public record Only(String name, int port) {}

  /**
   * Integrations of these kinds of ERP.
   *
   * @param only the one that this process is for; null where it is for all
   */
  public Running(List<ConnectorKind> kinds, @Nullable Only only) {
    this.only = only;
    this.kinds = kinds.stream().collect(Collectors.toMap(ConnectorKind::name, Function.identity()));
  }

  /** All integrations that are not retired. */
  public static List<Integration> live(Tx tx) throws SQLException {
    return IntegrationRows.live(tx);
  }

  /** Those of them that this process is for. */
  public List<Integration> all(Tx tx) throws SQLException {
    var all = live(tx);
    var one = only;
    return one == null
        ? all
        : all.stream()
            .filter(each -> named(each, one.name()))
            .limit(1)
            .map(each -> each.on(one.port()))
            .toList();
  }

  /** Whether one is called so: in paths, or by its workshop. */
  public static boolean named(Integration integration, String name) {
    return integration.slug().equals(name) || integration.workshop().equalsIgnoreCase(name);
  }

  /** Whether this process is for one integration alone. */
  public boolean forOne() {
    return only != null;
  }

  /** One of some locations, retired or not. */
  public static Optional<Integration> find(Tx tx, Collection<UUID> locations, UUID id)
      throws SQLException {
    return IntegrationRows.find(tx, locations, id);
  }

  /** All of a location, retired ones too, oldest first. */
  public static List<Integration> of(Tx tx, UUID locationId) throws SQLException {
    return IntegrationRows.of(tx, locationId);
  }

  /** The one that is called so in paths. */
  public static Optional<Integration> bySlug(Tx tx, String slug) throws SQLException {
    return IntegrationRows.bySlug(tx, slug);
  }

  /** The product that has a number in its ERP; of several the oldest. */
  public static Optional<UUID> product(Tx tx, Integration of, String number) throws SQLException {
    return MappingRows.product(tx, of, number);
  }

  /** Who signs in at the ERP of one, sealed; null where nobody does. */
  public static byte @Nullable [] login(Tx tx, Integration of) throws SQLException {
    return IntegrationRows.login(tx, of);
  }

  /** Those that there are. */
  Kinds kinds() {
    return new Kinds(List.copyOf(kinds.values()));
  }

  /** The kind of its ERP. */
  public ConnectorKind kind(Integration of) {
    return Objects.requireNonNull(kinds.get(of.connector()));
  }

  /** By what its deliveries are decided. */
  public Rules rules(Integration of) {
    Traits traits = kind(of).traits();
    var rules = Rules.of(traits);
    return new Rules(
        rules.lease(),
        rules.createLimit(),
        rules.settlesAfter(),
        rules.takesBack(),
        rules.apart(),
        rules.backoff(),
        of.attemptsMax(),
        rules.looksMax());
  }
}
