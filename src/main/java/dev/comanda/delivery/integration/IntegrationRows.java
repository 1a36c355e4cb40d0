package dev.comanda.delivery.integration;

import dev.comanda.db.Tx;
import dev.comanda.delivery.integration.Integration.Access;
import dev.comanda.delivery.integration.Integration.BookOn;
import dev.comanda.delivery.integration.Integration.DocumentRule;
import dev.comanda.delivery.integration.Integration.Identity;
import dev.comanda.delivery.integration.Integration.LoginState;
import dev.comanda.delivery.integration.Integration.Wanted;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL of {@code integration} and of the ways to them. */
final class IntegrationRows {
  private static final String SELECT =
      """
      SELECT location_id, id, slug, workshop, connector, address, login_user, login_state, active, api,
             worker, paused, killed, port, mark_prefix, book_on, document_rule, fixed_document,
             per_minute, in_flight, attempts_max, hours_from, hours_to, canary_at, retired, version, created_at
      FROM integration
      """;

  private IntegrationRows() {}

  /**
   * Adds one.
   *
   * @param login sealed; null where nobody signs in
   */
  static void insert(Tx tx, Integration integration, byte @Nullable [] login) throws SQLException {
    tx.update(
        """
        INSERT INTO integration (location_id, id, slug, workshop, connector, address, login_user, login,
          login_state, active, api, worker, paused, killed, port, mark_prefix, book_on, document_rule,
          fixed_document, per_minute, in_flight, attempts_max, hours_from, hours_to, canary_at, retired,
          version, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        integration.locationId(),
        integration.id(),
        integration.slug(),
        integration.workshop(),
        integration.connector(),
        integration.address().toString(),
        integration.username(),
        login,
        integration.credentials(),
        integration.active(),
        integration.api(),
        integration.worker(),
        integration.paused(),
        integration.killed(),
        integration.port(),
        integration.markPrefix(),
        integration.bookOn(),
        integration.documentRule(),
        integration.fixedDocument(),
        integration.perMinute(),
        integration.inFlight(),
        integration.attemptsMax(),
        integration.hoursFrom(),
        integration.hoursTo(),
        integration.canaryAt(),
        integration.retired(),
        integration.version(),
        integration.createdAt());
  }

  /**
   * Writes it as it is now.
   *
   * @param login sealed; null where who signs in stays the same, or is nobody
   */
  static void update(Tx tx, Integration integration, byte @Nullable [] login) throws SQLException {
    tx.update(
        """
        UPDATE integration
        SET workshop = ?, address = ?, login_user = ?, login_state = ?,
            login = CASE WHEN ? THEN NULL ELSE coalesce(?, login) END,
            active = ?, api = ?, worker = ?, paused = ?, killed = ?, port = ?, mark_prefix = ?, book_on = ?,
            document_rule = ?, fixed_document = ?, per_minute = ?, in_flight = ?, attempts_max = ?,
            hours_from = ?, hours_to = ?, canary_at = ?, retired = ?, version = ?
        WHERE location_id = ? AND id = ?
        """,
        integration.workshop(),
        integration.address().toString(),
        integration.username(),
        integration.credentials(),
        integration.credentials() == LoginState.NONE,
        login,
        integration.active(),
        integration.api(),
        integration.worker(),
        integration.paused(),
        integration.killed(),
        integration.port(),
        integration.markPrefix(),
        integration.bookOn(),
        integration.documentRule(),
        integration.fixedDocument(),
        integration.perMinute(),
        integration.inFlight(),
        integration.attemptsMax(),
        integration.hoursFrom(),
        integration.hoursTo(),
        integration.canaryAt(),
        integration.retired(),
        integration.version(),
        integration.locationId(),
        integration.id());
  }

  /**
   * Lets all of a location that are not retired stand still, or go on; those that do already stay.
   */
  static void pause(Tx tx, UUID locationId, boolean paused) throws SQLException {
    tx.update(
        """
        UPDATE integration
        SET paused = ?, version = version + 1
        WHERE location_id = ? AND NOT retired AND paused <> ?
        """,
        paused,
        locationId,
        paused);
  }

  /** Nobody has looked at its ERP yet: it is another, or lets somebody else in. */
  static void forgetLook(Tx tx, Integration integration) throws SQLException {
    tx.update(
        "DELETE FROM integration_canary WHERE location_id = ? AND integration_id = ?",
        integration.locationId(),
        integration.id());
  }

  /** Claims its slug and its port; false where another has one of them. */
  static boolean claim(Tx tx, Integration integration) throws SQLException {
    return tx.update(
            """
            INSERT INTO integration_way (slug, port, location_id, integration_id)
            VALUES (?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """,
            integration.slug(),
            integration.port(),
            integration.locationId(),
            integration.id())
        == 1;
  }

  /** Whether a slug is another's. */
  static boolean taken(Tx tx, String slug) throws SQLException {
    return tx.row("SELECT 1 FROM integration_way WHERE slug = ?", row -> true, slug).isPresent();
  }

  /** Gives its slug and its port away. */
  static void release(Tx tx, Integration integration) throws SQLException {
    tx.update(
        "DELETE FROM integration_way WHERE location_id = ? AND integration_id = ?",
        integration.locationId(),
        integration.id());
  }

  /** One of some locations, retired or not. */
  static Optional<Integration> find(Tx tx, Collection<UUID> locations, UUID id)
      throws SQLException {
    return tx.row(
        SELECT + "WHERE location_id = ANY(?) AND id = ?",
        IntegrationRows::integration,
        Tx.ids(locations),
        id);
  }

  /** Those of a location that are not retired, oldest first. */
  static List<Integration> live(Tx tx, UUID locationId) throws SQLException {
    return tx.rows(
        SELECT + "WHERE location_id = ? AND NOT retired ORDER BY id",
        IntegrationRows::integration,
        locationId);
  }

  /** All of a location, retired ones too, oldest first. */
  static List<Integration> of(Tx tx, UUID locationId) throws SQLException {
    return tx.rows(
        SELECT + "WHERE location_id = ? ORDER BY id", IntegrationRows::integration, locationId);
  }

  /** The one that is called so in paths. */
  static Optional<Integration> bySlug(Tx tx, String slug) throws SQLException {
    return tx.row(
        SELECT
            + """
            WHERE (location_id, id) =
              (SELECT w.location_id, w.integration_id FROM integration_way w WHERE w.slug = ?)
            """,
        IntegrationRows::integration,
        slug);
  }

  /** Those of all locations that are not retired. */
  static List<Integration> live(Tx tx) throws SQLException {
    return tx.rows(SELECT + "WHERE NOT retired ORDER BY id", IntegrationRows::integration);
  }

  /** Those of all locations that were killed. */
  static List<Integration> killed(Tx tx) throws SQLException {
    return tx.rows(SELECT + "WHERE killed ORDER BY id", IntegrationRows::integration);
  }

  /** Who signs in, sealed; null where nobody does. */
  static byte @Nullable [] login(Tx tx, Integration of) throws SQLException {
    return tx
        .rows(
            "SELECT login FROM integration WHERE location_id = ? AND id = ?",
            row -> Optional.ofNullable(row.getBytes("login")),
            of.locationId(),
            of.id())
        .stream()
        .findFirst()
        .flatMap(login -> login)
        .orElse(null);
  }

  /** At most {@code limit} that are not retired and were made after one, oldest first. */
  static List<Integration> page(Tx tx, Collection<UUID> locations, UUID after, int limit)
      throws SQLException {
    return tx.rows(
        SELECT
            + """
            WHERE location_id = ANY(?) AND id > ? AND NOT retired
            ORDER BY id
            LIMIT ?
            """,
        IntegrationRows::integration,
        Tx.ids(locations),
        after,
        limit);
  }

  private static Integration integration(ResultSet row) throws SQLException {
    return Integration.of(
        new Identity(
            Tx.id(row, "id"),
            Tx.id(row, "location_id"),
            row.getString("slug"),
            row.getString("connector"),
            Tx.instant(row, "created_at")),
        fields(row),
        new Wanted(
            row.getBoolean("active"),
            row.getBoolean("api"),
            row.getBoolean("worker"),
            row.getBoolean("killed")),
        new Access(row.getString("login_user"), LoginState.valueOf(word(row, "login_state"))),
        row.getBoolean("paused"),
        row.getBoolean("retired"),
        row.getInt("version"));
  }

  private static IntegrationFields fields(ResultSet row) throws SQLException {
    return new IntegrationFields(
        row.getString("workshop"),
        URI.create(row.getString("address")),
        row.getObject("port", Integer.class),
        new IntegrationFields.Rule(
            row.getString("mark_prefix"),
            BookOn.valueOf(word(row, "book_on")),
            DocumentRule.valueOf(word(row, "document_rule")),
            row.getString("fixed_document")),
        new IntegrationFields.Limits(
            row.getInt("per_minute"),
            row.getInt("in_flight"),
            row.getInt("attempts_max"),
            row.getObject("hours_from", LocalTime.class),
            row.getObject("hours_to", LocalTime.class)),
        row.getObject("canary_at", LocalTime.class));
  }

  private static String word(ResultSet row, String column) throws SQLException {
    return row.getString(column).toUpperCase(Locale.ROOT);
  }
}
