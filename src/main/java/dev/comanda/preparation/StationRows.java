package dev.comanda.preparation;

import dev.comanda.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** SQL of {@code station}. */
final class StationRows {
  private StationRows() {}

  static void insert(Tx tx, Station station) throws SQLException {
    tx.update(
        """
        INSERT INTO station (location_id, id, name, kind, minutes, at_once, intake_minutes, sort, retired, version)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        station.locationId(),
        station.id(),
        station.name(),
        station.kind(),
        station.minutes(),
        station.atOnce(),
        station.intakeMinutes(),
        station.sort(),
        station.retired(),
        station.version());
  }

  static void update(Tx tx, Station station) throws SQLException {
    tx.update(
        """
        UPDATE station
        SET name = ?, minutes = ?, at_once = ?, intake_minutes = ?, sort = ?, retired = ?, version = ?
        WHERE location_id = ? AND id = ?
        """,
        station.name(),
        station.minutes(),
        station.atOnce(),
        station.intakeMinutes(),
        station.sort(),
        station.retired(),
        station.version(),
        station.locationId(),
        station.id());
  }

  /** Whether a location has a station, retired or not. */
  static boolean any(Tx tx, UUID locationId) throws SQLException {
    return tx.row("SELECT 1 FROM station WHERE location_id = ? LIMIT 1", row -> true, locationId)
        .isPresent();
  }

  /** A station of some locations, retired or not. */
  static Optional<Station> find(Tx tx, Collection<UUID> locations, UUID id) throws SQLException {
    return tx.row(
        """
        SELECT location_id, id, name, kind, minutes, at_once, intake_minutes, sort, retired, version
        FROM station
        WHERE location_id = ANY(?) AND id = ?
        """,
        StationRows::station,
        Tx.ids(locations),
        id);
  }

  /** All stations of some locations that are not retired, in their order. */
  static Map<UUID, List<Station>> live(Tx tx, Collection<UUID> locations) throws SQLException {
    var byLocation = new HashMap<UUID, List<Station>>();
    locations.forEach(id -> byLocation.put(id, new ArrayList<>()));
    for (var station :
        tx.rows(
            """
            SELECT location_id, id, name, kind, minutes, at_once, intake_minutes, sort, retired, version
            FROM station
            WHERE location_id = ANY(?) AND NOT retired
            ORDER BY sort, id
            """,
            StationRows::station,
            Tx.ids(locations))) {
      Objects.requireNonNull(byLocation.get(station.locationId())).add(station);
    }
    return byLocation;
  }

  private static Station station(ResultSet row) throws SQLException {
    return new Station(
        Tx.id(row, "id"),
        Tx.id(row, "location_id"),
        row.getString("name"),
        Station.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        row.getInt("minutes"),
        row.getInt("at_once"),
        row.getInt("intake_minutes"),
        row.getInt("sort"),
        row.getBoolean("retired"),
        row.getInt("version"));
  }
}
