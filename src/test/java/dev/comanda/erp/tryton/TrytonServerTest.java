package dev.comanda.erp.tryton;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.erp.tryton.TrytonOffice.Line;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The Tryton that tests work with is a real one. */
class TrytonServerTest {
  private static TrytonServer tryton;
  private static TrytonOffice office;

  @BeforeAll
  static void start() {
    TrytonServer.need();
    tryton = TrytonServer.start();
    office = new TrytonOffice(tryton);
  }

  @AfterAll
  static void end() {
    if (tryton != null) {
      office.close();
      tryton.close();
    }
  }

  @Test
  void what_was_written_outlasts_a_kill() {
    int sale = office.begin("558");
    int line = office.write(sale, TrytonOffice.OIL, new BigDecimal("4.7"), "Motoröl");
    tryton.kill();
    tryton.startAgain();
    assertThat(office.lines(sale))
        .singleElement()
        .matches(each -> each.line() == line && each.product().equals(TrytonOffice.OIL))
        .matches(each -> each.quantity().compareTo(new BigDecimal("4.7")) == 0);
    office.remove(line);
    assertThat(office.lines(sale)).isEmpty();
  }

  @Test
  void a_sale_is_a_draft_until_it_is_an_offer_and_then_accepted() {
    int sale = office.begin("559");
    office.write(sale, TrytonOffice.OIL, BigDecimal.ONE, "Motoröl");
    office.quote(sale);
    assertThat(office.number(sale)).isNotEmpty();
    assertThat(office.lines(sale)).extracting(Line::state).containsExactly("quotation");
    office.reopen(sale);
    assertThat(office.lines(sale)).extracting(Line::state).containsExactly("draft");
    office.quote(sale);
    office.confirm(sale);
    assertThat(office.lines(sale)).extracting(Line::state).doesNotContain("draft", "quotation");
  }
}
