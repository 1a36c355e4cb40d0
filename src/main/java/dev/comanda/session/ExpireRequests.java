package dev.comanda.session;

import dev.comanda.db.Tx;
import dev.comanda.log.Head;
import dev.comanda.log.Idempotency;
import dev.comanda.log.writer.Command;
import dev.comanda.log.writer.Kind;
import dev.comanda.log.writer.OneByOne;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ends the requests of a location whose time has passed; answers how many. */
record ExpireRequests(UUID locationId) implements Command<Integer> {

  private static final Kind<ExpireRequests, Integer> KIND = new Expiring();

  @Override
  public Kind<ExpireRequests, Integer> kind() {
    return KIND;
  }

  @Override
  public @Nullable Idempotency idempotency() {
    return null;
  }

  private static final class Expiring extends OneByOne<ExpireRequests, Integer> {
    @Override
    protected Integer step(Tx tx, Head head, ExpireRequests command) throws SQLException {
      var due =
          SpotRequestRows.open(tx, command.locationId()).stream()
              .filter(request -> !request.opens(head.now()))
              .toList();
      AnswerRequest.expire(tx, head, due);
      return due.size();
    }
  }
}
