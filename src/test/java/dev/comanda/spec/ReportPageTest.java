package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the page of the reports does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportPageTest {
  private final ReportDesk desk = new ReportDesk();
  private final Browser browser = desk.browser;

  @AfterAll
  void close() {
    desk.close();
  }

  @Test
  void it_is_reached_from_the_choice_of_places_and_from_a_panel() {
    desk.open("manager", "?range=yesterday");
    browser.press("Comanda");
    browser.press("Reports");
    browser.see(".report-dates", "Thu, Nov 26, 2026");
    browser.choose(".place-choice", "workshop");
    browser.press("Orders");
    browser.see(".fresh-live");
    browser.press("Reports");
    browser.see(".report-dates", "Thu, Nov 26, 2026");
    assertThat(browser.url()).endsWith("/reports?loc=workshop");
  }

  @Test
  void what_is_shown_stands_in_the_address_so_that_a_reload_keeps_it() {
    desk.open("manager", "?range=last_week");
    desk.drawn();
    browser.press("Orders");
    browser.see("h2", "Orders by day");
    browser.press("Product");
    browser.type("report-products [type=search]", "soup pot");
    browser.see(".products tbody th", "Potato and leek soup");
    assertThat(browser.count(".products tbody tr")).isEqualTo(1);
    browser.press("From – to");
    browser.press("Show");
    browser.see(".report-dates", "Nov 16 – 22, 2026");
    assertThat(browser.url())
        .contains("range=custom", "from=2026-11-16", "to=2026-11-22")
        .contains("sort=name", "q=soup+pot", "show=orders");
    browser.reload();
    desk.drawn();
    browser.see("h2", "Orders by day");
    assertThat(browser.count(".products tbody tr")).isEqualTo(1);
    browser.run("history.back()");
    browser.see(".chip[aria-pressed=true]", "Last week");
    browser.see(".report[aria-busy=false]");
  }

  @Test
  void dates_that_make_no_range_are_refused_where_they_are_typed() {
    desk.open("manager", "?range=custom&from=2026-11-20&to=2026-11-22");
    desk.drawn();
    browser.run("document.querySelector('[name=to]').value = '2026-11-01'");
    browser.press("Show");
    browser.see(".own-range .fault", "The first date lies after the last one.");
    browser.run("document.querySelector('[name=to]').value = ''");
    browser.press("Show");
    browser.see(".own-range .fault", "Please give both dates.");
    browser.see(".report-dates", "Nov 20 – 22, 2026");
  }

  @Test
  void the_open_day_grows_by_itself() {
    desk.open("manager", "?range=today");
    desk.drawn();
    var orders = Integer.parseInt(desk.figure("Orders"));
    desk.evening.manager.post("/api/orders", Evening.one(desk.evening.product, 2)).expect(201);
    browser.run("document.dispatchEvent(new Event('visibilitychange'))");
    browser.see(".kpi", "Orders " + (orders + 1));
    desk.open("manager", "?range=yesterday");
    browser.see(".fresh-final", "Final");
  }

  @Test
  void hundreds_of_products_come_page_by_page_and_are_found_by_typing() {
    desk.open("manager", "?range=this_month&loc=workshop");
    desk.drawn();
    browser.see(".pages span", "1–25 of");
    assertThat(browser.count(".products tbody tr")).isEqualTo(25);
    browser.press("Later rows");
    browser.see(".pages span", "26–50 of");
    browser.type("report-products [type=search]", "part 17");
    browser.gone(".pages");
    browser.see(".products tbody th", "Spare part 17");
  }

  @Test
  void how_things_were_prepared_is_a_view_that_the_address_keeps(@TempDir Path folder)
      throws IOException {
    desk.open("manager", "?range=custom&from=2025-01-01&to=2026-11-22");
    desk.drawn();
    browser.press("Preparation");
    browser.see(".report-dates", "Thu, Nov 26, 2026");
    browser.press("Last week");
    assertThat(browser.see(".kpis", "From the order until ready").getText().split(" · of \\d", -1))
        .as("both say of how many tickets they are")
        .hasSize(3);
    browser.see(".made td", "of ");
    browser.press("Hour");
    browser.see("h2", "Preparation by hour");
    desk.drawn();
    assertThat(browser.url()).contains("view=preparation", "by=hour", "range=last_week");
    browser.reload();
    desk.drawn();
    browser.see(".made thead th", "Hour");
    browser.press("From – to");
    browser.run("document.querySelector('[name=from]').value = '2025-11-01'");
    browser.press("Show");
    browser.see(".own-range .fault", "A year at most.");
    browser.saveTo(folder);
    browser.press("Preparation as CSV");
    var file = browser.saved(folder.resolve("preparation-2026-11-16-2026-11-22.csv"));
    assertThat(Files.readString(file)).contains("hour,tickets,in_hand_median_minutes");
    browser.press("Sales");
    browser.see("h2", "Products");
    desk.drawn();
  }

  @Test
  void each_report_is_had_as_a_file(@TempDir Path folder) throws IOException {
    desk.open("manager", "?range=last_week");
    desk.drawn();
    browser.saveTo(folder);
    browser.press("Products as CSV");
    var products = browser.saved(folder.resolve("products-2026-11-16-2026-11-22.csv"));
    assertThat(Files.readString(products)).contains("product_name,total_quantity,total_price");
    browser.press("Days as CSV");
    var days = browser.saved(folder.resolve("summary-2026-11-16-2026-11-22.csv"));
    assertThat(Files.readAllLines(days)).hasSize(1 + 6);
    browser.choose(".csv-way select", "semicolon");
    browser.press("Waiters as CSV");
    var staff = browser.saved(folder.resolve("staff-2026-11-16-2026-11-22.csv"));
    assertThat(Files.readString(staff)).contains("staff_id;name;source;").doesNotContain(".");
    browser.choose(".csv-way select", "comma");
  }

  @Test
  void ranges_end_where_months_and_years_do() {
    desk.open("manager", "?range=yesterday");
    var script =
        """
        return import('/web/js/reports/ranges.js').then(({spanOf, isDate}) => [
            spanOf({range: 'last_month'}, '2024-03-31'),
            spanOf({range: 'this_month'}, '2026-03-31'),
            spanOf({range: 'this_week'}, '2027-01-01'),
            spanOf({range: 'this_year'}, '2028-02-29'),
            spanOf({range: 'custom', from: '2026-11-10', to: '2026-11-19'}, '2026-11-26'),
        ].map(({from, to, before}) => [from, to, before.from, before.to].join(' '))
            .concat(['2026-02-30', '2026-2-3', 'x', ''].map(isDate)))
        """;
    assertThat(browser.run(script))
        .isEqualTo(
            List.of(
                "2024-02-01 2024-02-29 2024-01-01 2024-01-31",
                "2026-03-01 2026-03-31 2026-02-01 2026-02-28",
                "2026-12-28 2027-01-01 2026-12-21 2026-12-25",
                "2028-01-01 2028-02-29 2027-01-01 2027-02-28",
                "2026-11-10 2026-11-19 2026-10-31 2026-11-09",
                false,
                false,
                false,
                false));
  }
}
