package dev.comanda.catalog;

import dev.comanda.db.Database;
import dev.comanda.db.Ids;
import dev.comanda.db.Tx;
import dev.comanda.location.Location;
import dev.comanda.location.Locations;
import dev.comanda.log.EventType;
import dev.comanda.log.Idempotency;
import dev.comanda.log.LocationLog;
import dev.comanda.log.writer.Answer;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What can be chosen with products: groups of modifiers, and changes of them, each under the
 * location's lock, with an event that carries the whole group. Thread-safe.
 */
public final class Modifiers {

  private final Database database;
  private final LocationLog log;

  /** Modifiers over a database. */
  public Modifiers(Database database, LocationLog log) {
    this.database = database;
    this.log = log;
  }

  /** At most {@code limit} groups that were made after one, oldest first. */
  List<ModifierGroup> page(UUID locationId, UUID after, int limit, String language) {
    return database.read(
        tx -> {
          var at = Locations.one(tx, locationId);
          return ModifierRows.page(tx, at, after, limit, at.language(language));
        });
  }

  ModifierGroup group(UUID locationId, UUID id, String language) {
    return database.read(tx -> group(tx, Locations.one(tx, locationId), id, language));
  }

  Answer<ModifierGroup> create(UUID locationId, @Nullable Idempotency key, ModifierGroupBody body) {
    return log.create(
        locationId,
        key,
        ModifierGroup.class,
        (tx, head) -> {
          var at = Locations.one(tx, locationId);
          if (ModifierRows.count(tx, locationId) >= ModifierGroup.COUNT_MAX) {
            throw Catalog.full("groups of modifiers", ModifierGroup.COUNT_MAX);
          }
          var group = body.group(Ids.next(), null, at);
          ModifierRows.insert(tx, locationId, List.of(group));
          head.append(EventType.MODIFIERS_CHANGED, null, null, group);
          return group;
        });
  }

  ModifierGroup change(UUID locationId, UUID id, OptionalInt expected, ModifierGroupBody body) {
    return log.change(
        locationId,
        (tx, head) -> {
          var at = Locations.one(tx, locationId);
          var before = group(tx, at, id, at.languages().getFirst());
          Catalog.expect(expected, before.version());
          var group = body.group(id, before, at);
          if (group.equals(before.next())) {
            return before;
          }
          ModifierRows.update(tx, locationId, group);
          head.append(EventType.MODIFIERS_CHANGED, null, null, group);
          return group;
        });
  }

  /** Ends a group that no product has, retired ones included; past orders keep what was chosen. */
  ModifierGroup delete(UUID locationId, UUID id, OptionalInt expected) {
    return log.change(
        locationId,
        (tx, head) -> {
          var at = Locations.one(tx, locationId);
          var group = group(tx, at, id, at.languages().getFirst());
          Catalog.expect(expected, group.version());
          if (ProductRows.anyWith(tx, locationId, id)) {
            throw new Refused(
                Code.MODIFIERS_IN_USE, "Take it off its products, retired ones too, first.");
          }
          ModifierRows.delete(tx, locationId, id);
          var ended = group.ended();
          head.append(EventType.MODIFIERS_CHANGED, null, null, ended);
          return ended;
        });
  }

  private static ModifierGroup group(Tx tx, Location at, UUID id, String language)
      throws SQLException {
    return ModifierRows.find(tx, at, id, at.language(language))
        .orElseThrow(() -> new Refused(Code.NOT_FOUND, "There is no such group of modifiers."));
  }
}
