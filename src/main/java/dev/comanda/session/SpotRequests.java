package dev.comanda.session;

import dev.comanda.db.Database;
import dev.comanda.db.Ids;
import dev.comanda.db.Tx;
import dev.comanda.http.Caller;
import dev.comanda.location.Locations;
import dev.comanda.log.EventType;
import dev.comanda.log.Head;
import dev.comanda.log.writer.LocationWriter;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What phones ask for at spots, and what staff answer. Thread-safe. */
public final class SpotRequests {
  /** How long a phone can look up what became of its request. */
  public static final Duration KEPT = Duration.ofDays(2);

  /** Rows that one transaction removes. */
  private static final int CHUNK_ROWS_MAX = 1000;

  private final Database database;
  private final LocationWriter writer;
  private final Locations locations;
  private final Clock clock;

  /** A request as it was made, and what its phone proves itself with; nobody else has that. */
  public record Made(String token, SpotRequest request) {}

  /** Requests over a database; changes go through the writer. */
  public SpotRequests(Database database, LocationWriter writer, Locations locations, Clock clock) {
    this.database = database;
    this.writer = writer;
    this.locations = locations;
    this.clock = clock;
  }

  /**
   * A phone asks at a spot. While the request that it made last is open there, that one is the
   * answer, with the token that it has.
   *
   * @param lastToken the token of the phone's last request, if it has one
   * @throws Refused {@code not_found}, {@code too_many}, {@code session_name_taken}
   */
  public Made make(Spot spot, Optional<String> lastToken) {
    int shortId = locations.shortId(spot.locationId());
    var token = Codes.newRequestToken(shortId);
    var last = lastToken.flatMap(this::find).filter(a -> a.locationId().equals(spot.locationId()));
    var request =
        writer
            .submit(
                new MakeRequest(
                    spot.locationId(),
                    Ids.next(),
                    spot.id(),
                    spot.code(),
                    Codes.hash(token),
                    last.map(Caller.Asker::requestId).orElse(null),
                    Ids.next(),
                    Codes.newCode(shortId)))
            .value();
    boolean same = last.filter(a -> a.requestId().equals(request.id())).isPresent();
    return new Made(same ? lastToken.orElseThrow() : token, request);
  }

  /**
   * The phone that holds this token.
   *
   * @throws Refused {@code token_invalid}
   */
  public Caller.Asker byToken(String token) {
    return find(token)
        .orElseThrow(() -> new Refused(Code.TOKEN_INVALID, "This phone did not ask here."));
  }

  private Optional<Caller.Asker> find(String token) {
    var hash = Codes.hash(token);
    return Codes.locationOfRequestToken(token)
        .flatMap(locations::byShortId)
        .flatMap(at -> database.read(tx -> SpotRequestRows.byToken(tx, at, hash)))
        .filter(known -> MessageDigest.isEqual(known.tokenHash(), hash))
        .map(known -> new Caller.Asker(known.locationId(), known.requestId()));
  }

  /**
   * A request as of this transaction. An accepted one tells the code of the session in which its
   * guests go on now.
   *
   * @throws Refused {@code not_found}
   */
  public static SpotRequest one(Tx tx, UUID locationId, UUID requestId) throws SQLException {
    var request =
        SpotRequestRows.find(tx, locationId, requestId).orElseThrow(SpotRequests::notFound);
    if (request.sessionId() == null) {
      return request;
    }
    var key = new Sessions.Key(locationId, request.sessionId());
    var session = Sessions.current(tx, key);
    return session.map(s -> request.accepted(request.madeAt(), s)).orElse(request);
  }

  /** The requests of a location that nobody has answered, oldest first. */
  public static List<SpotRequest> open(Tx tx, UUID locationId) throws SQLException {
    return SpotRequestRows.open(tx, locationId);
  }

  /** Lets a phone in: into the session at its spot, or into one that is opened there. */
  public SpotRequest accept(Caller.Staff staff, UUID requestId) {
    var at = locationOf(staff, requestId);
    var session = new AnswerRequest.NewSession(Ids.next(), Codes.newCode(locations.shortId(at)));
    return writer.submit(new AnswerRequest(at, requestId, staff.staffId(), session)).value();
  }

  /** Turns a phone away. */
  public SpotRequest refuse(Caller.Staff staff, UUID requestId) {
    var at = locationOf(staff, requestId);
    return writer.submit(new AnswerRequest(at, requestId, staff.staffId(), null)).value();
  }

  private UUID locationOf(Caller.Staff staff, UUID requestId) {
    var reach = locations.reachedBy(staff);
    return database
        .read(tx -> SpotRequestRows.locationOf(tx, reach, requestId))
        .orElseThrow(SpotRequests::notFound);
  }

  /** Ends all requests whose time has passed, everywhere, and says how many. */
  public int expireDue() {
    int ended = 0;
    for (var location : database.read(tx -> SpotRequestRows.withDue(tx, clock.instant()))) {
      ended += writer.submit(new ExpireRequests(location)).value();
    }
    return ended;
  }

  /** Forgets the requests that were made longer ago than {@link #KEPT}, and says how many. */
  public int forgetOld() {
    var before = clock.instant().minus(KEPT);
    int forgotten = 0;
    for (var location : locations.all()) {
      int chunk;
      do {
        chunk = database.write(tx -> SpotRequestRows.forget(tx, location, before, CHUNK_ROWS_MAX));
        forgotten += chunk;
      } while (chunk == CHUNK_ROWS_MAX);
    }
    return forgotten;
  }

  /** Writes and tells how an open request ended without anybody being let in. */
  static SpotRequest end(
      Tx tx, Head head, SpotRequest request, SpotRequest.State how, @Nullable UUID staffId)
      throws SQLException {
    var ended = request.ended(how, head.now());
    SpotRequestRows.answer(tx, ended, staffId);
    var type =
        how == SpotRequest.State.REFUSED ? EventType.REQUEST_REFUSED : EventType.REQUEST_EXPIRED;
    head.append(type, null, null, ended);
    return ended;
  }

  static Refused notFound() {
    return new Refused(Code.NOT_FOUND, "There is no such request.");
  }
}
