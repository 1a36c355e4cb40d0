package dev.comanda.session;

import dev.comanda.db.Tx;
import dev.comanda.log.EventType;
import dev.comanda.log.Head;
import dev.comanda.log.Idempotency;
import dev.comanda.log.writer.Command;
import dev.comanda.log.writer.Kind;
import dev.comanda.log.writer.OneByOne;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Staff let a phone in or turn it away. The same answer again, whoever gives it, changes nothing.
 * Refused with {@code request_over} when it ended otherwise, {@code session_name_taken} when a
 * session elsewhere has the spot's name.
 *
 * @param accept null to turn it away; else what is opened where no session is
 */
record AnswerRequest(UUID locationId, UUID requestId, UUID staffId, @Nullable NewSession accept)
    implements Command<SpotRequest> {

  private static final Kind<AnswerRequest, SpotRequest> KIND = new Answering();

  /** The id and the code of a session that may be opened. */
  record NewSession(UUID id, String code) {}

  @Override
  public Kind<AnswerRequest, SpotRequest> kind() {
    return KIND;
  }

  @Override
  public @Nullable Idempotency idempotency() {
    return null;
  }

  private static final class Answering extends OneByOne<AnswerRequest, SpotRequest> {
    @Override
    protected SpotRequest step(Tx tx, Head head, AnswerRequest command) throws SQLException {
      var request =
          SpotRequestRows.find(tx, command.locationId(), command.requestId())
              .orElseThrow(SpotRequests::notFound);
      var accept = command.accept();
      var wanted = accept == null ? SpotRequest.State.REFUSED : SpotRequest.State.ACCEPTED;
      if (request.state() == wanted) {
        return request;
      }
      if (!request.opens(head.now())) {
        throw over(request);
      }
      if (accept == null) {
        return SpotRequests.end(tx, head, request, SpotRequest.State.REFUSED, command.staffId());
      }
      var spot = SpotSessions.spot(tx, request.locationId(), request.spotId(), "");
      return Admission.check(tx, spot).letIn(tx, head, request, accept, command.staffId());
    }

    private static Refused over(SpotRequest request) {
      return new Refused(
          Code.REQUEST_OVER,
          switch (request.state()) {
            case ACCEPTED -> "This phone was let in already.";
            case REFUSED -> "This phone was turned away already.";
            case OPEN, EXPIRED -> "This request has expired; the phone may ask again.";
          });
    }
  }

  /** A spot where a phone can be let in: into the session that is there, or into a new one. */
  record Admission(Spot spot, Optional<Session> there) {
    /**
     * Looks whether one can be opened where none is.
     *
     * @throws Refused {@code session_name_taken}, {@code sessions_full}
     */
    static Admission check(Tx tx, Spot spot) throws SQLException {
      var there = SpotSessions.at(tx, spot.locationId(), spot.id());
      if (there.isEmpty()) {
        SpotSessions.requireNameFree(tx, spot, null);
        var place = spot.locationId();
        SpotSessions.requireRoom(SessionRows.open(tx, List.of(place)).getOrDefault(place, 0));
      }
      return new Admission(spot, there);
    }

    SpotRequest letIn(Tx tx, Head head, SpotRequest request, NewSession ids, @Nullable UUID staffId)
        throws SQLException {
      var session =
          there.isPresent()
              ? there.get()
              : SpotSessions.open(tx, head, spot, ids.id(), ids.code(), staffId);
      var accepted = request.accepted(head.now(), session);
      SpotRequestRows.answer(tx, accepted, staffId);
      head.append(EventType.REQUEST_ACCEPTED, null, null, accepted);
      return accepted;
    }
  }

  /** Ends the open requests of a spot whose code is no more. */
  static void expire(Tx tx, Head head, List<SpotRequest> requests) throws SQLException {
    for (var request : requests) {
      SpotRequests.end(tx, head, request, SpotRequest.State.EXPIRED, null);
    }
  }
}
