package dev.comanda.erp.trytonweb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.Drawn;
import dev.comanda.delivery.connector.ConnectorContractTest;
import dev.comanda.delivery.connector.ConnectorKind;
import dev.comanda.delivery.connector.ErpSide;
import dev.comanda.erp.tryton.TrytonServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** The connector {@code trytonweb} does what every connector does. */
class TrytonWebContractTest extends ConnectorContractTest {
  private static final Drawn DRAWN = new Drawn(ConnectorContractTest.class, "trytonweb.contract");

  private static Counter counter;
  private TrytonWebSide erp;

  @BeforeAll
  static void start() {
    TrytonServer.need();
    counter = new Counter();
  }

  @AfterAll
  static void end() {
    if (counter != null) {
      counter.close();
    }
  }

  @BeforeEach
  void begin(TestInfo test) {
    DRAWN.orLeave(test);
    erp = new TrytonWebSide(counter.server, counter.office);
  }

  @Test
  void what_is_saved_is_seen_in_pictures_and_stands_on_the_sale() throws Exception {
    var booking = booking("OilMat:12", "4.7");
    connector().create(booking, evidence);
    assertThat(evidence.texts())
        .anyMatch(each -> each.startsWith("before submit: a picture of "))
        .anyMatch(each -> each.startsWith("after submit: a picture of "));
    assertThat(connector().find(booking, evidence))
        .singleElement()
        .matches(line -> line.is(booking));
    assertThat(erp.lines()).singleElement().matches(line -> line.is(booking));
  }

  @Override
  protected ErpSide erp() {
    return erp;
  }

  @Override
  protected ConnectorKind kind() {
    return counter.kind();
  }
}
