package dev.comanda.staff;

import dev.comanda.db.Tx;
import dev.comanda.http.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of staff and of where they work. */
final class StaffRows {
  private StaffRows() {}

  /** A person with the secret that proves them. */
  record WithHash(StaffMember member, String passwordHash) {}

  private record Row(WithHash person, StaffMember.@Nullable Place place) {}

  static boolean any(Tx tx) throws SQLException {
    return tx.row("SELECT 1 FROM staff LIMIT 1", row -> true).orElse(false);
  }

  /** False when someone has the e-mail address. */
  static boolean insert(Tx tx, UUID id, NewStaff staff, Instant at) throws SQLException {
    int rows =
        tx.update(
            """
            INSERT INTO staff (id, email, name, role, password_hash, default_location, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (lower(email)) DO NOTHING
            """,
            id,
            staff.email(),
            staff.name(),
            staff.role(),
            staff.passwordHash(),
            staff.locations().isEmpty() ? null : staff.locations().getFirst(),
            at);
    return rows == 1;
  }

  static void join(Tx tx, UUID staffId, List<UUID> locations) throws SQLException {
    tx.update(
        """
        INSERT INTO staff_location (staff_id, location_id)
        SELECT ?, l.id
        FROM unnest(?::uuid[]) AS l (id)
        ON CONFLICT DO NOTHING
        """,
        staffId,
        Tx.ids(locations));
  }

  /** The first location of somebody who had none becomes the default. */
  static void defaultTo(Tx tx, UUID staffId, UUID locationId) throws SQLException {
    tx.update(
        "UPDATE staff SET default_location = ? WHERE id = ? AND default_location IS NULL",
        locationId,
        staffId);
  }

  static int setPassword(Tx tx, String email, String passwordHash) throws SQLException {
    return tx.update(
        "UPDATE staff SET password_hash = ? WHERE lower(email) = lower(?)", passwordHash, email);
  }

  static Optional<WithHash> byEmail(Tx tx, String email) throws SQLException {
    return merged(
        tx.rows(
            """
            SELECT s.id, s.email, s.name, s.role, s.default_location, s.created_at,
                   s.password_hash, l.id AS location_id, l.slug, l.name AS location_name
            FROM staff s
            LEFT JOIN location l ON s.role = 'admin' OR EXISTS (
              SELECT 1 FROM staff_location w WHERE w.staff_id = s.id AND w.location_id = l.id)
            WHERE lower(s.email) = lower(?)
            ORDER BY l.id
            """,
            StaffRows::row,
            email));
  }

  static Optional<WithHash> byId(Tx tx, UUID id) throws SQLException {
    return merged(
        tx.rows(
            """
            SELECT s.id, s.email, s.name, s.role, s.default_location, s.created_at,
                   s.password_hash, l.id AS location_id, l.slug, l.name AS location_name
            FROM staff s
            LEFT JOIN location l ON s.role = 'admin' OR EXISTS (
              SELECT 1 FROM staff_location w WHERE w.staff_id = s.id AND w.location_id = l.id)
            WHERE s.id = ?
            ORDER BY l.id
            """,
            StaffRows::row,
            id));
  }

  private static Row row(ResultSet row) throws SQLException {
    var member =
        new StaffMember(
            Tx.id(row, "id"),
            row.getString("email"),
            row.getString("name"),
            Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)),
            row.getObject("default_location", UUID.class),
            List.of(),
            Tx.instant(row, "created_at"));
    return new Row(new WithHash(member, row.getString("password_hash")), place(row));
  }

  /** Null where there is no location yet. */
  private static StaffMember.@Nullable Place place(ResultSet row) throws SQLException {
    var id = row.getObject("location_id", UUID.class);
    return id == null
        ? null
        : new StaffMember.Place(id, row.getString("slug"), row.getString("location_name"));
  }

  /** One person's rows, one for each location, as one. */
  private static Optional<WithHash> merged(List<Row> rows) {
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    var places = rows.stream().map(Row::place).filter(Objects::nonNull).toList();
    var person = rows.getFirst().person();
    var m = person.member();
    var member =
        new StaffMember(
            m.id(), m.email(), m.name(), m.role(), m.defaultLocationId(), places, m.createdAt());
    return Optional.of(new WithHash(member, person.passwordHash()));
  }
}
