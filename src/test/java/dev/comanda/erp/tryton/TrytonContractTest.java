package dev.comanda.erp.tryton;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.delivery.connector.ConnectorKind;
import dev.comanda.delivery.connector.HostileContractTest;
import dev.comanda.delivery.connector.HostileErp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The connector {@code tryton} at a real Tryton, before which all goes wrong. */
class TrytonContractTest extends HostileContractTest {
  private static TrytonWorkshop workshop;
  private TrytonSide erp;

  @BeforeAll
  static void start() {
    TrytonServer.need();
    workshop = new TrytonWorkshop();
  }

  @AfterAll
  static void end() {
    if (workshop != null) {
      workshop.close();
    }
  }

  @BeforeEach
  void begin() {
    erp = new TrytonSide(workshop.front, workshop.office);
  }

  @AfterEach
  void mend() {
    erp.close();
  }

  @Test
  void what_was_asked_and_answered_is_kept_of_each_call() throws Exception {
    connector().create(booking("OilMat:12", "4.7"), evidence);
    assertThat(evidence.texts())
        .anyMatch(each -> each.startsWith("sale.line.create asked: "))
        .anyMatch(each -> each.startsWith("sale.line.create answered: "));
  }

  @Override
  protected HostileErp erp() {
    return erp;
  }

  @Override
  protected ConnectorKind kind() {
    return workshop.kind();
  }

  @Override
  protected ConnectorKind hasty() {
    return TrytonWorkshop.plain(TrytonWorkshop.SHORT);
  }
}
