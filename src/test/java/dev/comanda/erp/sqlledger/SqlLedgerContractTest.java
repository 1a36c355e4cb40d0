package dev.comanda.erp.sqlledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.Drawn;
import dev.comanda.delivery.connector.Booked;
import dev.comanda.delivery.connector.ConnectorContractTest;
import dev.comanda.delivery.connector.ConnectorKind;
import dev.comanda.delivery.connector.ErpSide;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** The connector {@code sqlledger} in a real browser, before a real SQL-Ledger. */
class SqlLedgerContractTest extends ConnectorContractTest {
  private static final Drawn DRAWN = new Drawn(ConnectorContractTest.class, "sqlledger.contract");

  private static LedgerRoom room;
  private SqlLedgerSide erp;

  @BeforeAll
  static void start() {
    SqlLedger.need();
    room = new LedgerRoom();
  }

  @AfterAll
  static void end() {
    if (room != null) {
      room.close();
    }
  }

  @BeforeEach
  void begin(TestInfo test) {
    DRAWN.orLeave(test);
    erp = new SqlLedgerSide(room.ledger);
  }

  @Test
  void saving_stores_nothing_until_it_is_continued() throws Exception {
    var between = new ArrayList<List<Booked>>();
    var look = new AtPicture("before submit", () -> between.add(erp.lines()));
    connector().create(booking("OilMat:12", "4.7"), look);
    assertThat(between).containsExactly(List.of());
    assertThat(room.ledger.orders().lines(erp.document()))
        .singleElement()
        .matches(line -> line.notes().equals("OilMat:12"))
        .matches(line -> line.price().compareTo(new BigDecimal("12.90")) == 0);
  }

  @Override
  protected ErpSide erp() {
    return erp;
  }

  @Override
  protected ConnectorKind kind() {
    return room.kind();
  }
}
