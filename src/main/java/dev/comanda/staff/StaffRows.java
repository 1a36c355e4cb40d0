package dev.comanda.staff;

import dev.comanda.db.Tx;
import dev.comanda.http.Role;
import dev.comanda.json.NameKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of staff and of where they work. */
final class StaffRows {
  /** Looked for in place of somebody unknown, which takes as long. */
  private static final UUID NOBODY = new UUID(0, 0);

  private StaffRows() {}

  private record Row(Person person, StaffMember.@Nullable Place place) {}

  static boolean any(Tx tx) throws SQLException {
    return tx.row("SELECT 1 FROM staff LIMIT 1", row -> true).orElse(false);
  }

  /** False when someone has the e-mail address. */
  static boolean insert(Tx tx, UUID id, NewStaff staff, Instant at) throws SQLException {
    int rows =
        tx.update(
            """
            INSERT INTO staff
              (id, email, email_key, name, role, password_hash, pin_hash, default_location, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """,
            id,
            staff.email(),
            NameKey.of(staff.email()),
            staff.name(),
            staff.role(),
            staff.passwordHash(),
            staff.pinHash(),
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

  /** Leaves all locations but these. */
  static void leave(Tx tx, UUID staffId, List<UUID> kept) throws SQLException {
    tx.update(
        "DELETE FROM staff_location WHERE staff_id = ? AND location_id <> ALL (?::uuid[])",
        staffId,
        Tx.ids(kept));
  }

  /** The first location of somebody who had none becomes the default. */
  static void defaultTo(Tx tx, UUID staffId, UUID locationId) throws SQLException {
    tx.update(
        "UPDATE staff SET default_location = ? WHERE id = ? AND default_location IS NULL",
        locationId,
        staffId);
  }

  static int setSecrets(
      Tx tx, String email, @Nullable String passwordHash, @Nullable String pinHash)
      throws SQLException {
    return tx.update(
        "UPDATE staff SET password_hash = ?, pin_hash = ? WHERE lower(email) = lower(?)",
        passwordHash,
        pinHash,
        email);
  }

  /** What may change of a person. */
  record Changed(
      String name,
      Role role,
      @Nullable UUID home,
      boolean active,
      @Nullable String passwordHash,
      @Nullable String pinHash) {
    /** A person as they are. */
    static Changed of(Person person) {
      var member = person.member();
      return new Changed(
          member.name(),
          member.role(),
          member.defaultLocationId(),
          member.active(),
          person.passwordHash(),
          person.pinHash());
    }
  }

  /** Writes what may change of a person, and counts the change. */
  static void update(Tx tx, UUID id, Changed to) throws SQLException {
    tx.update(
        """
        UPDATE staff
        SET name = ?, role = ?, default_location = ?, active = ?, password_hash = ?, pin_hash = ?,
            version = version + 1
        WHERE id = ?
        """,
        to.name(),
        to.role(),
        to.home(),
        to.active(),
        to.passwordHash(),
        to.pinHash(),
        id);
  }

  /** Where a person works, the oldest location first. */
  static List<UUID> works(Tx tx, UUID id) throws SQLException {
    return tx.rows(
        "SELECT location_id FROM staff_location WHERE staff_id = ? ORDER BY location_id",
        row -> Tx.id(row, "location_id"),
        id);
  }

  /** Makes all tokens of a person void. */
  static void revoke(Tx tx, UUID id, Instant at) throws SQLException {
    tx.update("UPDATE staff SET generation = generation + 1, revoked_at = ? WHERE id = ?", at, id);
  }

  /** The active administrators, whom nobody else changes while this transaction runs. */
  static List<UUID> lockAdmins(Tx tx) throws SQLException {
    return tx.rows(
        "SELECT id FROM staff WHERE role = 'admin' AND active ORDER BY id FOR UPDATE",
        row -> Tx.id(row, "id"));
  }

  /** Whether there is such a person, whom nobody else changes while this transaction runs. */
  static boolean lock(Tx tx, UUID id) throws SQLException {
    return tx.row("SELECT id FROM staff WHERE id = ? FOR UPDATE", row -> true, id).orElse(false);
  }

  static Optional<Person> byEmail(Tx tx, String email) throws SQLException {
    var id =
        tx.row(
            """
            SELECT id
            FROM staff
            WHERE email_key = ? OR lower(email) = lower(?)
            ORDER BY lower(email) = lower(?) DESC
            LIMIT 1
            """,
            row -> Tx.id(row, "id"),
            NameKey.of(email),
            email,
            email);
    return byId(tx, id.orElse(NOBODY));
  }

  static Optional<Person> byId(Tx tx, UUID id) throws SQLException {
    return byIds(tx, List.of(id)).stream().findFirst();
  }

  /** How many people work at one of these locations; all where everybody is asked for. */
  static long count(Tx tx, boolean everybody, List<UUID> locations) throws SQLException {
    return tx.row(
            """
            SELECT count(*) AS people
            FROM staff s
            WHERE ? OR EXISTS (
              SELECT 1 FROM staff_location w
              WHERE w.staff_id = s.id AND w.location_id = ANY (?::uuid[]))
            """,
            row -> row.getLong("people"),
            everybody,
            Tx.ids(locations))
        .orElseThrow();
  }

  /** A page of the same, in the order in which they came. */
  static List<UUID> page(Tx tx, boolean everybody, List<UUID> locations, long offset, int limit)
      throws SQLException {
    return tx.rows(
        """
        SELECT s.id
        FROM staff s
        WHERE ? OR EXISTS (
          SELECT 1 FROM staff_location w
          WHERE w.staff_id = s.id AND w.location_id = ANY (?::uuid[]))
        ORDER BY s.id
        LIMIT ? OFFSET ?
        """,
        row -> Tx.id(row, "id"),
        everybody,
        Tx.ids(locations),
        limit,
        offset);
  }

  /** These people, by their ids. */
  static List<Person> byIds(Tx tx, List<UUID> ids) throws SQLException {
    return merged(
        tx.rows(
            """
            SELECT s.id, s.email, s.name, s.role, s.default_location, s.created_at, s.active,
                   s.password_hash, s.pin_hash, s.generation, s.version,
                   EXISTS (
                     SELECT 1 FROM second_factor f
                     WHERE f.staff_id = s.id AND f.confirmed_at IS NOT NULL) AS second_factor,
                   l.id AS location_id, l.slug, l.name AS location_name
            FROM staff s
            LEFT JOIN location l ON s.role = 'admin' OR EXISTS (
              SELECT 1 FROM staff_location w WHERE w.staff_id = s.id AND w.location_id = l.id)
            WHERE s.id = ANY (?::uuid[])
            ORDER BY s.id, l.id
            """,
            StaffRows::row,
            Tx.ids(ids)));
  }

  private static Row row(ResultSet row) throws SQLException {
    var password = row.getString("password_hash");
    var pin = row.getString("pin_hash");
    var member =
        new StaffMember(
            Tx.id(row, "id"),
            row.getString("email"),
            row.getString("name"),
            Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)),
            row.getObject("default_location", UUID.class),
            List.of(),
            row.getBoolean("active"),
            password != null,
            pin != null,
            row.getBoolean("second_factor"),
            row.getInt("version"),
            Tx.instant(row, "created_at"));
    return new Row(new Person(member, password, pin, row.getInt("generation")), place(row));
  }

  /** Null where there is no location yet. */
  private static StaffMember.@Nullable Place place(ResultSet row) throws SQLException {
    var id = row.getObject("location_id", UUID.class);
    return id == null
        ? null
        : new StaffMember.Place(id, row.getString("slug"), row.getString("location_name"));
  }

  /** Each person's rows, one for each location, as one. */
  private static List<Person> merged(List<Row> rows) {
    var byId = new LinkedHashMap<UUID, List<Row>>();
    rows.forEach(
        row -> byId.computeIfAbsent(row.person().member().id(), id -> new ArrayList<>()).add(row));
    return byId.values().stream().map(StaffRows::one).toList();
  }

  private static Person one(List<Row> rows) {
    var places = rows.stream().map(Row::place).filter(Objects::nonNull).toList();
    var p = rows.getFirst().person();
    return new Person(p.member().at(places), p.passwordHash(), p.pinHash(), p.generation());
  }
}
