package dev.comanda.session;

import dev.comanda.db.Asked;
import dev.comanda.db.Database;
import dev.comanda.db.Ids;
import dev.comanda.db.Tx;
import dev.comanda.json.NameKey;
import dev.comanda.location.Locations;
import dev.comanda.log.EventType;
import dev.comanda.log.Head;
import dev.comanda.log.Idempotency;
import dev.comanda.log.LocationLog;
import dev.comanda.log.writer.Answer;
import dev.comanda.problem.Code;
import dev.comanda.problem.Faults;
import dev.comanda.problem.Refused;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The spots of locations, and changes of them: each under the location's lock, with an event that
 * carries the whole spot. Thread-safe.
 */
public final class Spots {

  private final Database database;
  private final LocationLog log;
  private final Locations locations;

  /** A spot at a location. */
  public record Key(UUID locationId, UUID spotId) {}

  /** A spot, or a change of one, as clients send it; what is absent keeps its value. */
  public record Body(@Nullable String name, @Nullable String document) {}

  /** Spots in a row, as clients send them: their names. */
  public record Row(@Nullable List<@Nullable String> names) {}

  /** What became of a row: the spots that were made, and those that were there already. */
  public record RowMade(List<Spot> made, List<Spot> present) {}

  /** Spots over a database. */
  public Spots(Database database, LocationLog log, Locations locations) {
    this.database = database;
    this.log = log;
    this.locations = locations;
  }

  /** At most {@code limit} spots that were made after one, oldest first. */
  public List<Spot> page(UUID locationId, UUID after, int limit) {
    return database.read(tx -> SpotRows.page(tx, locationId, after, limit));
  }

  /** All spots of a location as of this transaction, oldest first. */
  public static List<Spot> all(Tx tx, UUID locationId) throws SQLException {
    return SpotRows.all(tx, locationId);
  }

  /**
   * The sessions that are not closed at some spots as of this transaction; empty where there is
   * none, left out where there is no such spot.
   */
  public static Asked<Map<Key, Optional<Sessions.Standing>>> sessions(Tx tx, List<Key> keys) {
    return SpotRows.taken(tx, keys)
        .then(
            rows ->
                rows.stream()
                    .collect(
                        Collectors.toMap(row -> keys.get(row.index()), SpotRows.Taken::session)));
  }

  /**
   * A spot.
   *
   * @throws Refused {@code not_found}
   */
  public Spot get(UUID locationId, UUID id) {
    return database.read(tx -> one(tx, locationId, id));
  }

  /**
   * The spot that a code stands for.
   *
   * @throws Refused {@code not_found}
   */
  public Spot byCode(String code) {
    return Codes.locationOfCode(code)
        .flatMap(locations::byShortId)
        .flatMap(at -> database.read(tx -> SpotRows.byCode(tx, at, code)))
        .orElseThrow(Codes::unknownCode);
  }

  /** The session at a spot that is not closed, if there is one. */
  public Optional<Session> sessionAt(Spot spot) {
    return database.read(tx -> SpotSessions.at(tx, spot.locationId(), spot.id()));
  }

  /**
   * Makes a spot.
   *
   * @throws Refused {@code spot_name_taken}, {@code invalid}
   */
  public Answer<Spot> create(UUID locationId, @Nullable Idempotency key, Body body) {
    var faults = new Faults();
    var name = faults.check(() -> Spot.name("/name", body.name()));
    var document =
        faults.check(() -> Optional.ofNullable(Spot.document("/document", body.document())));
    faults.refuse();
    var code = Codes.newCode(locations.shortId(locationId));
    return log.create(
        locationId,
        key,
        Spot.class,
        (tx, head) -> {
          requireRoom(tx, locationId, 1);
          var spot = fresh(Ids.next(), locationId, name.get(), code, document.get().orElse(null));
          requireNameFree(tx, spot);
          SpotRows.insert(tx, List.of(spot));
          head.append(EventType.SPOT_CHANGED, null, null, spot);
          return spot;
        });
  }

  /**
   * Makes spots in a row, all or none; names that are there already stay as they are, so that a
   * repeat makes nothing twice. A name that comes twice counts once.
   *
   * @throws Refused {@code invalid}
   */
  public RowMade createRow(UUID locationId, Row row) {
    var names = names(row);
    var shortId = locations.shortId(locationId);
    return log.change(
        locationId,
        (tx, head) -> {
          var present = SpotRows.named(tx, locationId, names.keySet());
          var ids = Ids.next(names.size()).iterator();
          var made =
              names.entrySet().stream()
                  .filter(name -> !present.containsKey(name.getKey()))
                  .map(
                      name ->
                          fresh(
                              ids.next(),
                              locationId,
                              name.getValue(),
                              Codes.newCode(shortId),
                              null))
                  .toList();
          requireRoom(tx, locationId, made.size());
          SpotRows.insert(tx, made);
          made.forEach(spot -> head.append(EventType.SPOT_CHANGED, null, null, spot));
          return new RowMade(made, List.copyOf(present.values()));
        });
  }

  /** The names of a row by their keys, in its order. */
  private static Map<String, String> names(Row row) {
    var sent = Faults.required("/names", row.names());
    if (sent.isEmpty() || sent.size() > Spot.ROW_MAX) {
      throw Refused.field(
          "/names",
          sent.isEmpty() ? "required" : "too_many",
          "Send 1 to " + Spot.ROW_MAX + " names.");
    }
    var faults = new Faults();
    var names = new LinkedHashMap<String, String>();
    for (int i = 0; i < sent.size(); i++) {
      var pointer = "/names/" + i;
      var name = sent.get(i);
      faults.check(
          () -> {
            var clean = Spot.name(pointer, name);
            return names.putIfAbsent(NameKey.of(clean), clean);
          });
    }
    faults.refuse();
    return names;
  }

  private static Spot fresh(
      UUID id, UUID locationId, String name, String code, @Nullable String document) {
    return new Spot(id, locationId, name, code, document, null, 1);
  }

  /**
   * Renames a spot or gives it another document; nothing when it is so already. The session that is
   * there keeps its name.
   *
   * @param expected the version that the caller has seen
   * @throws Refused {@code not_found}, {@code version_mismatch}, {@code spot_name_taken}, {@code
   *     invalid}
   */
  public Spot change(UUID locationId, UUID id, OptionalInt expected, Body body) {
    var faults = new Faults();
    var name = faults.check(() -> Optional.ofNullable(body.name()).map(n -> Spot.name("/name", n)));
    var document =
        faults.check(() -> Optional.ofNullable(Spot.document("/document", body.document())));
    faults.refuse();
    return log.change(
        locationId,
        (tx, head) -> {
          var before = one(tx, locationId, id);
          expect(expected, before.version());
          var after =
              before.changed(
                  name.get().orElse(before.name()),
                  body.document() == null ? before.document() : document.get().orElse(null));
          if (!after.name().equals(before.name())) {
            requireNameFree(tx, after);
          }
          return after.equals(before.next()) ? before : write(tx, head, after);
        });
  }

  /**
   * Gives a spot another code; the one before is unknown from now on, and what phones have asked
   * with it is over.
   */
  public Spot resetCode(UUID locationId, UUID id) {
    var code = Codes.newCode(locations.shortId(locationId));
    return log.change(
        locationId,
        (tx, head) -> {
          var spot = one(tx, locationId, id).withCode(code);
          AnswerRequest.expire(tx, head, SpotRequestRows.openAt(tx, locationId, id));
          return write(tx, head, spot);
        });
  }

  /**
   * Ends a spot at which nobody is.
   *
   * @throws Refused {@code not_found}, {@code version_mismatch}, {@code spot_occupied}
   */
  public void delete(UUID locationId, UUID id, OptionalInt expected) {
    log.change(
        locationId,
        (tx, head) -> {
          var spot = one(tx, locationId, id);
          expect(expected, spot.version());
          if (SpotSessions.at(tx, locationId, id).isPresent()) {
            throw SpotSessions.occupied(spot.name());
          }
          AnswerRequest.expire(tx, head, SpotRequestRows.openAt(tx, locationId, id));
          SpotRows.delete(tx, spot);
          var ended = spot.ended();
          head.append(EventType.SPOT_CHANGED, null, null, ended);
          return ended;
        });
  }

  private static Spot write(Tx tx, Head head, Spot spot) throws SQLException {
    SpotRows.update(tx, spot);
    head.append(EventType.SPOT_CHANGED, null, null, spot);
    return spot;
  }

  private static Spot one(Tx tx, UUID locationId, UUID id) throws SQLException {
    return SpotRows.find(tx, List.of(new Spots.Key(locationId, id))).stream()
        .findFirst()
        .orElseThrow(() -> new Refused(Code.NOT_FOUND, "There is no such spot."));
  }

  private static void requireRoom(Tx tx, UUID locationId, int more) throws SQLException {
    if (SpotRows.count(tx, locationId) + more > Spot.COUNT_MAX) {
      throw Refused.field("", "full", "A location may have at most " + Spot.COUNT_MAX + " spots.");
    }
  }

  private static void requireNameFree(Tx tx, Spot spot) throws SQLException {
    if (SpotRows.nameTaken(tx, spot)) {
      throw new Refused(Code.SPOT_NAME_TAKEN, "Another spot is called " + spot.name() + ".")
          .at("/name", "taken");
    }
  }

  private static void expect(OptionalInt expected, int version) {
    if (expected.isPresent() && expected.getAsInt() != version) {
      throw new Refused(Code.VERSION_MISMATCH, "It is now at version " + version + ".");
    }
  }
}
