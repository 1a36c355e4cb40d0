package dev.comanda.order;

import dev.comanda.db.Tx;
import dev.comanda.order.line.Line;
import dev.comanda.session.SessionListener;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** All that hangs on orders, in order; and orders themselves, which hang on sessions. */
public record OrderListeners(List<OrderListener> all) implements OrderListener, SessionListener {
  /** Copies the list. */
  public OrderListeners {
    all = List.copyOf(all);
  }

  @Override
  public void placed(Tx tx, List<Fresh> orders) throws SQLException {
    for (var each : all) {
      each.placed(tx, orders);
    }
  }

  @Override
  public Veto judge(Tx tx, Collection<Order> orders) throws SQLException {
    var vetoes = new ArrayList<Veto>();
    for (var each : all) {
      vetoes.add(each.judge(tx, orders));
    }
    return new Veto() {
      @Override
      public void mayVoid(Order after, List<Line> voided) {
        vetoes.forEach(veto -> veto.mayVoid(after, voided));
      }

      @Override
      public void passed(Order after) {
        vetoes.forEach(veto -> veto.passed(after));
      }
    };
  }

  @Override
  public void voided(Tx tx, List<Written> orders) throws SQLException {
    for (var each : all) {
      each.voided(tx, orders);
    }
  }

  @Override
  public void moved(Tx tx, List<Merge> merges) throws SQLException {
    for (var each : all) {
      each.moved(tx, merges);
    }
  }

  @Override
  public void merged(Tx tx, List<Merge> merges) throws SQLException {
    moved(tx, merges);
    OrderRows.follow(tx, merges);
  }
}
