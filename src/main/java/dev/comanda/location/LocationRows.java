package dev.comanda.location;

import dev.comanda.db.Tx;
import dev.comanda.json.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The rows of locations and their tax rates. */
final class LocationRows {
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private LocationRows() {}

  /** False when the slug is taken. */
  static boolean insert(Tx tx, UUID id, String slug, NewLocation location, Instant at)
      throws SQLException {
    var rows =
        tx.update(
            """
            INSERT INTO location (id, slug, name, currency, time_zone, day_start, languages,
                                  tax_mode, scan, open_items, waiters_set_prices, payments,
                                  address, robot_networks, guest_quantity_max, guest_order_max,
                                  guest_session_max, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (slug) DO NOTHING
            """,
            id,
            slug,
            location.name(),
            location.currency().getCurrencyCode(),
            location.timeZone().getId(),
            location.dayStart(),
            texts(location.languages()),
            location.taxMode(),
            location.scan(),
            location.openItems(),
            location.waitersSetPrices(),
            location.payments(),
            texts(location.address()),
            texts(location.robotNetworks()),
            location.guestBounds().keptQuantity(),
            location.guestBounds().keptOrder(),
            location.guestBounds().keptSession(),
            at);
    return rows == 1;
  }

  static void update(Tx tx, Location location) throws SQLException {
    tx.update(
        """
        UPDATE location
        SET name = ?, currency = ?, time_zone = ?, day_start = ?, languages = ?, tax_mode = ?,
            spot_admission = ?, scan = ?, open_items = ?, waiters_set_prices = ?, payments = ?,
            address = ?, robot_networks = ?, guest_quantity_max = ?, guest_order_max = ?,
            guest_session_max = ?, version = ?
        WHERE id = ?
        """,
        location.name(),
        location.currency().getCurrencyCode(),
        location.timeZone().getId(),
        location.dayStart(),
        texts(location.languages()),
        location.taxMode(),
        location.spotAdmission(),
        location.scan(),
        location.openItems(),
        location.waitersSetPrices(),
        location.payments(),
        texts(location.address()),
        texts(location.robotNetworks()),
        location.guestBounds().keptQuantity(),
        location.guestBounds().keptOrder(),
        location.guestBounds().keptSession(),
        location.version(),
        location.id());
  }

  static void replaceRates(Tx tx, UUID locationId, List<TaxRate> rates) throws SQLException {
    tx.update("DELETE FROM tax_rate WHERE location_id = ?", locationId);
    tx.update(
        """
        INSERT INTO tax_rate (location_id, tax_class, consumption, valid_from, rate)
        SELECT ?, tax_class, consumption, valid_from, rate
        FROM unnest(?::text[], ?::text[], ?::date[], ?::numeric[])
             AS r (tax_class, consumption, valid_from, rate)
        """,
        locationId,
        Tx.column("text", rates, TaxRate::taxClass),
        Tx.column("text", rates, TaxRate::consumption),
        Tx.column("date", rates, TaxRate::validFrom),
        Tx.column("numeric", rates, r -> r.rate().value()));
  }

  static List<Location> find(Tx tx, Collection<UUID> ids) throws SQLException {
    return page(tx, ids, BEFORE_ALL, ids.size());
  }

  /** At most {@code limit} of these locations that were made after one, oldest first. */
  static List<Location> page(Tx tx, Collection<UUID> among, UUID after, int limit)
      throws SQLException {
    return tx.rows(
        """
        SELECT l.id, l.short_id, l.slug, l.name, l.currency, l.time_zone, l.day_start, l.languages,
               l.tax_mode, l.spot_admission, l.scan, l.open_items, l.waiters_set_prices,
               l.payments, l.address, l.robot_networks, l.guest_quantity_max, l.guest_order_max,
               l.guest_session_max, l.version,
               (SELECT jsonb_agg(jsonb_build_object(
                         'tax_class', r.tax_class, 'consumption', r.consumption,
                         'rate', r.rate::text, 'valid_from', r.valid_from)
                       ORDER BY r.tax_class, r.consumption, r.valid_from)
                FROM tax_rate r
                WHERE r.location_id = l.id) AS tax_rates
        FROM location l
        WHERE l.id = ANY(?) AND l.id > ?
        ORDER BY l.id
        LIMIT ?
        """,
        LocationRows::location,
        Tx.ids(among),
        after,
        limit);
  }

  static List<UUID> all(Tx tx) throws SQLException {
    return tx.rows("SELECT id FROM location ORDER BY id", row -> Tx.id(row, "id"));
  }

  static Optional<UUID> firstThatTakesScans(Tx tx) throws SQLException {
    return tx.row(
        "SELECT id FROM location WHERE scan <> 'off' ORDER BY id LIMIT 1", row -> Tx.id(row, "id"));
  }

  static Optional<Integer> shortId(Tx tx, UUID id) throws SQLException {
    return tx.row("SELECT short_id FROM location WHERE id = ?", row -> row.getInt("short_id"), id);
  }

  static Optional<UUID> byShortId(Tx tx, int shortId) throws SQLException {
    return tx.row("SELECT id FROM location WHERE short_id = ?", row -> Tx.id(row, "id"), shortId);
  }

  static Optional<UUID> bySlug(Tx tx, String slug) throws SQLException {
    return tx.row("SELECT id FROM location WHERE slug = ?", row -> Tx.id(row, "id"), slug);
  }

  private static Location location(ResultSet row) throws SQLException {
    var currency = Currency.getInstance(row.getString("currency"));
    return new Location(
        Tx.id(row, "id"),
        row.getInt("short_id"),
        row.getString("slug"),
        row.getString("name"),
        currency,
        ZoneId.of(row.getString("time_zone")),
        row.getObject("day_start", LocalTime.class),
        List.of((String[]) row.getArray("languages").getArray()),
        TaxMode.valueOf(row.getString("tax_mode").toUpperCase(Locale.ROOT)),
        List.of(Json.own(row.getString("tax_rates"), TaxRate[].class)),
        SpotAdmission.valueOf(row.getString("spot_admission").toUpperCase(Locale.ROOT)),
        ScanMode.valueOf(row.getString("scan").toUpperCase(Locale.ROOT)),
        row.getBoolean("open_items"),
        row.getBoolean("waiters_set_prices"),
        PaymentMode.valueOf(row.getString("payments").toUpperCase(Locale.ROOT)),
        List.of((String[]) row.getArray("address").getArray()),
        List.of((String[]) row.getArray("robot_networks").getArray()),
        GuestBounds.read(
            row.getBigDecimal("guest_quantity_max"),
            row.getObject("guest_order_max", Long.class),
            row.getObject("guest_session_max", Long.class),
            currency),
        row.getInt("version"));
  }

  private static Tx.Column texts(List<String> texts) {
    return Tx.column("text", texts, t -> t);
  }
}
