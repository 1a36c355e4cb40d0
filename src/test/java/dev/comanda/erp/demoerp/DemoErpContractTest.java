package dev.comanda.erp.demoerp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.Drawn;
import dev.comanda.delivery.connector.ConnectorContractTest;
import dev.comanda.delivery.connector.ConnectorKind;
import dev.comanda.delivery.connector.HostileContractTest;
import dev.comanda.delivery.connector.HostileErp;
import dev.comanda.delivery.connector.HostileErp.Fault;
import dev.comanda.delivery.connector.Traits;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** The connector {@code demoerp} in a real browser, before a demo ERP where all goes wrong. */
class DemoErpContractTest extends HostileContractTest {
  /** A browser that is warm has read within it, on a busy machine too. */
  private static final Traits SHORT = Garage.looking(Duration.ofSeconds(5));

  private static final Drawn USUAL = new Drawn(ConnectorContractTest.class, "demoerp.contract");
  private static final Drawn HOSTILE = new Drawn(HostileContractTest.class, "demoerp.hostile");

  /** Drawn by lot. */
  private static final List<Fault> TRIED =
      Drawn.of(DemoErpContractTest.class, "browser.faults", List.of(Fault.values()));

  private static Garage garage;
  private DemoErpSide erp;

  @BeforeAll
  static void start() {
    garage = new Garage();
  }

  @AfterAll
  static void end() {
    garage.close();
  }

  @BeforeEach
  void begin(TestInfo test) {
    USUAL.orLeave(test);
    HOSTILE.orLeave(test);
    erp = new DemoErpSide(garage.erp);
  }

  @AfterEach
  void mend() {
    if (erp != null) {
      erp.close();
    }
  }

  @Test
  void what_was_seen_before_and_after_the_submit_is_kept_as_pictures() throws Exception {
    connector().create(booking("OilMat:12", "4.7"), evidence);
    assertThat(evidence.texts())
        .anyMatch(each -> each.startsWith("before submit: a picture of "))
        .anyMatch(each -> each.startsWith("after submit: a picture of "))
        .anyMatch(each -> each.endsWith(": dialog: Position wirklich buchen?"));
  }

  @Override
  protected boolean tries(Fault fault) {
    return TRIED.contains(fault);
  }

  @Override
  protected HostileErp erp() {
    return erp;
  }

  @Override
  protected ConnectorKind kind() {
    return garage.kind(DemoErpPages.TRAITS);
  }

  @Override
  protected ConnectorKind hasty() {
    return garage.kind(SHORT);
  }
}
