package dev.comanda.session;

import dev.comanda.db.Tx;
import dev.comanda.location.Locations;
import dev.comanda.location.SpotAdmission;
import dev.comanda.log.EventType;
import dev.comanda.log.Head;
import dev.comanda.log.Idempotency;
import dev.comanda.log.writer.Command;
import dev.comanda.log.writer.Kind;
import dev.comanda.log.writer.OneByOne;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A phone asks at a spot to be let in; where the location says so it is let in at once. While its
 * last request there is open that one is the answer. Refused with {@code not_found} when the spot's
 * code is another one by now, {@code too_many}, {@code session_name_taken}, {@code sessions_full}.
 *
 * @param last the phone's last request there, if it still knows it
 * @param sessionId of the session that is opened if need be, with its code
 */
record MakeRequest(
    UUID locationId,
    UUID requestId,
    UUID spotId,
    String spotCode,
    byte[] tokenHash,
    @Nullable UUID last,
    UUID sessionId,
    String sessionCode)
    implements Command<SpotRequest> {

  /** How long staff may take to answer. */
  static final Duration OPEN_FOR = Duration.ofMinutes(10);

  /** Requests that may be open at one spot; more phones than sit at most tables at once. */
  static final int OPEN_MAX = 5;

  /** Requests that may be open at all spots of a location; more than anybody answers in time. */
  static final int OPEN_AT_LOCATION_MAX = 500;

  /** When to come back while so many are open; an answer may come any moment. */
  private static final int COME_BACK_SECONDS = 30;

  private static final Kind<MakeRequest, SpotRequest> KIND = new Making();

  @Override
  public Kind<MakeRequest, SpotRequest> kind() {
    return KIND;
  }

  @Override
  public @Nullable Idempotency idempotency() {
    return null;
  }

  private static final class Making extends OneByOne<MakeRequest, SpotRequest> {
    @Override
    protected SpotRequest step(Tx tx, Head head, MakeRequest command) throws SQLException {
      var spot =
          SpotRows.find(tx, List.of(new Spots.Key(command.locationId(), command.spotId()))).stream()
              .filter(s -> s.code().equals(command.spotCode()))
              .findFirst()
              .orElseThrow(Codes::unknownCode);
      var open =
          SpotRequestRows.openAt(tx, spot.locationId(), spot.id()).stream()
              .filter(r -> r.opens(head.now()))
              .toList();
      for (var request : open) {
        if (request.id().equals(command.last())) {
          return request;
        }
      }
      if (open.size() >= OPEN_MAX
          || SpotRequestRows.open(tx, spot.locationId(), head.now()) >= OPEN_AT_LOCATION_MAX) {
        throw new Refused(
                Code.TOO_MANY, "Several phones wait here already. Wait a little, or ask the staff.")
            .retryAfter(COME_BACK_SECONDS);
      }
      var location = Locations.one(tx, command.locationId());
      return location.spotAdmission() == SpotAdmission.AT_ONCE
          ? letIn(tx, head, command, spot)
          : ask(tx, head, command, spot);
    }

    private static SpotRequest ask(Tx tx, Head head, MakeRequest command, Spot spot)
        throws SQLException {
      var request = command.request(spot, head);
      SpotRequestRows.insert(tx, request, command.tokenHash());
      head.append(EventType.REQUEST_MADE, null, null, request);
      return request;
    }

    private static SpotRequest letIn(Tx tx, Head head, MakeRequest command, Spot spot)
        throws SQLException {
      var ids = new AnswerRequest.NewSession(command.sessionId(), command.sessionCode());
      var admission = AnswerRequest.Admission.check(tx, spot);
      var request = command.request(spot, head);
      SpotRequestRows.insert(tx, request, command.tokenHash());
      return admission.letIn(tx, head, request, ids, null);
    }
  }

  private SpotRequest request(Spot spot, Head head) {
    return new SpotRequest(
        requestId,
        locationId,
        spot.id(),
        spot.name(),
        SpotRequest.State.OPEN,
        head.now(),
        head.now().plus(OPEN_FOR),
        null,
        null,
        null);
  }
}
