package dev.comanda.session;

import dev.comanda.db.Tx;
import dev.comanda.json.Json;
import dev.comanda.log.EventType;
import dev.comanda.log.Idempotency;
import dev.comanda.log.writer.Command;
import dev.comanda.log.writer.Entry;
import dev.comanda.log.writer.Kind;
import dev.comanda.problem.Refused;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Opens a session at a spot, or by a name; one whose name a spot has stands at that spot. Refused
 * with {@code session_name_taken} while another one has the name, {@code spot_occupied} while
 * another one is there, {@code sessions_full}, {@code invalid} naming an unknown spot.
 *
 * @param name null when a spot is given
 * @param spotId null when a name is given
 */
record OpenSession(
    UUID locationId,
    UUID sessionId,
    String code,
    @Nullable String name,
    @Nullable UUID spotId,
    UUID staffId,
    @Nullable Idempotency idempotency)
    implements Command<Session> {

  private static final Kind<OpenSession, Session> KIND = new Opening();

  @Override
  public Kind<OpenSession, Session> kind() {
    return KIND;
  }

  private static final class Opening implements Kind<OpenSession, Session> {
    @Override
    public void apply(Tx tx, List<Entry<OpenSession, Session>> entries) throws SQLException {
      var sites = SiteRows.sites(tx, entries.stream().map(Entry::command).toList());
      var open =
          SessionRows.open(
              tx, sites.stream().map(SiteRows.Site::locationId).collect(Collectors.toSet()));
      var names = new HashSet<Name>();
      var opened = new ArrayList<SessionRows.Opened>();
      for (int i = 0; i < entries.size(); i++) {
        var entry = entries.get(i);
        var site = sites.get(i);
        try {
          entry.command().check(site);
          var key = Objects.requireNonNull(site.key());
          if (!names.add(new Name(site.locationId(), key))) {
            throw SpotSessions.taken(entry.command().at(site)).at("/name", "taken");
          }
          SpotSessions.requireRoom(open.getOrDefault(site.locationId(), 0));
          open.merge(site.locationId(), 1, Integer::sum);
          var session = entry.command().session(site, entry.head().now());
          opened.add(new SessionRows.Opened(session, key, entry.command().staffId()));
          entry.done(
              session, entry.head().append(EventType.SESSION_OPENED, session.id(), null, session));
        } catch (Refused e) {
          entry.refuse(e);
        }
      }
      if (!opened.isEmpty()) {
        SessionRows.insert(tx, opened);
      }
    }

    @Override
    public Session answered(String eventData) {
      return Json.own(eventData, Session.class);
    }
  }

  /** A name that a session of this batch takes; a spot has one name, so it also stands for that. */
  private record Name(UUID locationId, String key) {}

  private void check(SiteRows.Site site) {
    if (site.name() == null) {
      throw SpotSessions.unknown("/spot_id");
    }
    if (spotId != null && site.occupied()) {
      throw SpotSessions.occupied(site.name()).at("/spot_id", "occupied");
    }
    if (site.taken()) {
      throw SpotSessions.taken(at(site)).at("/name", "taken");
    }
    if (site.occupied()) {
      throw SpotSessions.occupied(site.name());
    }
  }

  /** The name as it was asked for. */
  private String at(SiteRows.Site site) {
    return name == null ? Objects.requireNonNull(site.name()) : name;
  }

  private Session session(SiteRows.Site site, java.time.Instant at) {
    return Session.opened(
        sessionId,
        locationId,
        site.spotId(),
        code,
        Objects.requireNonNull(site.name()),
        site.document(),
        at);
  }
}
