package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The page of the reports in its states, on a desk, a tablet, a phone and paper. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportScreensTest {
  /** How the names of these pictures begin. */
  static final String NAMES = "report-";

  /** What a finger must hit is 44 by 44 CSS pixels, but a link within a sentence. */
  private static final String SMALL =
      """
      return [...document.querySelectorAll('button, select, input, summary, header a')]
          .filter(each => each.checkVisibility())
          .filter(each => ['width', 'height'].some(side => each.getBoundingClientRect()[side] < 43.9))
          .map(each => each.outerHTML)
      """;

  private final Pictures pictures = new Pictures(name -> name.startsWith(NAMES));
  private final ReportDesk desk = new ReportDesk();
  private final Browser browser = desk.browser;

  @AfterAll
  void close() {
    desk.close();
    pictures.complete();
  }

  private void whole(Device device, String name) {
    browser.unroll(device);
    pictures.look(browser, name);
    browser.hold(device);
  }

  /** Looks at what is shown on each device; at last on a desk. */
  private void everywhere(String name) {
    browser.hold(Device.TABLET);
    pictures.look(browser, name + "-tablet");
    browser.hold(Device.PHONE);
    pictures.look(browser, name + "-phone");
    browser.hold(Device.DESK);
    pictures.look(browser, name);
  }

  private long rows() {
    var script = "return document.querySelectorAll('.products tbody tr').length";
    return (long) Objects.requireNonNull(browser.run(script));
  }

  @Test
  void a_month_on_a_desk_a_tablet_and_a_phone() {
    desk.open("manager", "?range=this_month");
    desk.drawn();
    browser.see(".report-dates", "Nov 1 – 26, 2026");
    browser.see(".report-dates", "compared with Oct 1 – 26, 2026");
    browser.see(".fresh-live", "Still open, as of");
    whole(Device.DESK, "report-month");
    browser.hold(Device.TABLET);
    whole(Device.TABLET, "report-month-tablet");
    browser.hold(Device.PHONE);
    pictures.look(browser, "report-month-phone");
    assertThat(browser.run(SMALL)).isEqualTo(List.of());
    browser.run("document.querySelector('.report-card').scrollIntoView()");
    pictures.look(browser, "report-month-phone-chart");
    browser.run("document.querySelector('report-products .report-card').scrollIntoView()");
    pictures.look(browser, "report-month-phone-products");
  }

  @Test
  void nothing_sold_says_so_and_leads_on() {
    desk.open("manager", "?range=yesterday&loc=bar");
    browser.see(".empty h2", "Nothing was sold in this period");
    everywhere("report-empty");
    browser.press("This year");
    browser.see(".report-dates", "Jan 1 – Nov 26, 2026");
    desk.open("manager", "?range=this_month&source=scan");
    browser.press("Show all orders");
    desk.drawn();
    assertThat(browser.url()).doesNotContain("source");
  }

  @Test
  void old_figures_stay_dimmed_while_others_are_loaded_and_when_they_cannot_be() {
    browser.expect("ERR_INTERNET_DISCONNECTED");
    desk.open("manager", "?range=this_week");
    desk.drawn();
    browser.run("window.answers = fetch; window.fetch = () => new Promise(() => {})");
    browser.press("Last month");
    browser.see(".report[aria-busy=true] .report-figures.is-old", "Nov 23 – 26, 2026");
    pictures.look(browser, "report-loading-others");
    browser.choose(".place-choice", "bar");
    browser.see(".skeleton");
    everywhere("report-loading");
    browser.run("window.fetch = window.answers");
    browser.choose(".place-choice", "bistro");
    desk.drawn();
    browser.offline(true);
    browser.press("This month");
    browser.see(".report-trouble", "Below are those of Oct 1 – 31, 2026");
    everywhere("report-failed");
    browser.offline(false);
    browser.press("Try again");
    browser.see(".report-dates", "Nov 1 – 26, 2026");
    browser.gone(".report-trouble");
  }

  @Test
  void a_waiter_sees_own_sales_and_the_kitchen_is_told_that_it_sees_none() {
    desk.open("manager", "?range=last_week");
    var all = desk.figure("Revenue");
    desk.open("waiter", "?range=last_week");
    desk.drawn();
    browser.see(".own-only", "You see your own sales");
    assertThat(desk.figure("Revenue")).isNotEqualTo(all);
    assertThat(browser.count(".people")).isZero();
    everywhere("report-own");
    desk.open("kitchen", "");
    browser.see(".message-fault", "The reports are for waiters, managers and administrators.");
    pictures.look(browser, "report-kitchen");
  }

  @Test
  void how_things_were_prepared_by_station_by_product_and_by_hour() {
    desk.open("manager", "?range=this_month");
    browser.press("Preparation");
    browser.see(".kpi", "Ready when promised");
    browser.see(".made tbody th", "Cold station");
    desk.drawn();
    everywhere("report-preparation");
    browser.press("Hour");
    browser.see("h2", "Preparation by hour");
    desk.drawn();
    whole(Device.DESK, "report-preparation-hours");
    browser.hold(Device.PHONE);
    whole(Device.PHONE, "report-preparation-hours-phone");
    assertThat(browser.run(SMALL)).isEqualTo(List.of());
    browser.hold(Device.DESK);
    browser.press("Product");
    browser.see("h2", "Preparation by product");
    desk.drawn();
    whole(Device.DESK, "report-preparation-products");
    browser.hold(Device.PHONE);
    whole(Device.PHONE, "report-preparation-products-phone");
    browser.hold(Device.DESK);
  }

  @Test
  void nothing_prepared_says_so_and_leads_on() {
    desk.open("manager", "?view=preparation&range=yesterday&loc=workshop");
    browser.see(".empty h2", "Nothing was prepared on these dates");
    everywhere("report-preparation-empty");
    browser.press("This year");
    browser.see(".report-dates", "Jan 1 – Nov 26, 2026");
    browser.see(".empty h2", "Nothing was prepared on these dates");
  }

  @Test
  void on_paper_it_has_every_row_and_nothing_to_press() {
    desk.open("manager", "?range=this_month&loc=workshop");
    desk.drawn();
    browser.onPaper();
    browser.gone(".button, .icon-button, .chip, select, input");
    assertThat(rows()).isGreaterThan(100);
    browser.prefer(Scheme.LIGHT);
    desk.open("manager", "?range=this_month");
    desk.drawn();
    browser.onPaper();
    browser.hold(Device.TABLET);
    browser.unroll(Device.TABLET);
    pictures.asItIs(browser, "report-print");
    browser.prefer(Scheme.LIGHT);
  }

  @Test
  void it_speaks_german() {
    try (var german = Browser.start(Device.DESK, Scheme.LIGHT, "de")) {
      german.open(desk.url("?range=last_month"));
      ReportDesk.signIn(german, "manager", "Anmelden");
      german.see(".report-dates", "1.–31. Okt. 2026");
      ReportDesk.drawn(german);
      pictures.look(german, "report-german");
      german.hold(Device.PHONE);
      pictures.look(german, "report-german-phone");
      german.hold(Device.DESK);
      german.press("Zubereitung");
      german.see(".kpi", "Fertig wie versprochen");
      ReportDesk.drawn(german);
      pictures.look(german, "report-preparation-german");
    }
  }
}
