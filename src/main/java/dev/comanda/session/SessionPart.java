package dev.comanda.session;

import dev.comanda.db.Database;
import dev.comanda.location.Locations;
import dev.comanda.log.LocationLog;
import dev.comanda.log.writer.LocationWriter;
import dev.comanda.part.Part;
import dev.comanda.part.Worker;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** Who sits where, wired. */
public final class SessionPart implements Part {
  private final Sessions sessions;
  private final Spots spots;
  private final SpotRequests requests;
  private final Guests guests;
  private final Expiry expiry;

  /** {@code listeners} hear what becomes of sessions. */
  public SessionPart(
      Database database,
      LocationWriter writer,
      LocationLog log,
      Locations locations,
      Clock clock,
      List<SessionListener> listeners) {
    sessions = new Sessions(database, writer, locations, listeners);
    spots = new Spots(database, log, locations);
    requests = new SpotRequests(database, writer, locations, clock);
    guests = new Guests(database, locations);
    expiry = new Expiry(requests, clock);
  }

  /** The sessions. */
  public Sessions sessions() {
    return sessions;
  }

  /** Where they are. */
  public Spots spots() {
    return spots;
  }

  /** What phones ask for at spots. */
  public SpotRequests requests() {
    return requests;
  }

  /** Who has joined. */
  public Guests guests() {
    return guests;
  }

  @Override
  public Stream<Worker> workers() {
    return Stream.of(Worker.serving(expiry::start, expiry));
  }

  @Override
  public void forget() {
    guests.forget();
  }
}
