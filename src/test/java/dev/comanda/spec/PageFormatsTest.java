package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages show and read money as the server counts it, whatever the browser's own tables say. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageFormatsTest {
  /** Minor units. */
  private static final long AMOUNT = 1_234_567;

  /** What a page makes of an amount in each currency: shown, and read again as it may be typed. */
  private static final String SHOWN =
      """
      const [currencies, amount] = arguments;
      return Promise.all([import('/web/js/format.js'), import('/web/js/i18n.js')]).then(
        ([{ money, minorOf }, { speak }]) =>
          speak('en').then(() =>
            currencies.map(([currency, digits]) => {
              const typed = (amount / 10 ** digits).toFixed(digits);
              const ways = [typed, `${typed} ${currency}`, `${currency.toLowerCase()}${typed}`, `€ ${typed} `];
              return [
                money({ amount, currency }).replace(/[^0-9.]/g, ''),
                [...new Set(ways.map((text) => minorOf(text, currency)))].join(),
                String(minorOf(typed + (digits ? '' : '.') + '1', currency)),
              ];
            }),
          ),
      );
      """;

  /**
   * A session of which two orders with tax on top are left out, and what it comes to page by page.
   */
  private static final String LEFT_OUT =
      """
      return import('/web/js/bill.js').then(({ withOlder, dueOf }) => {
        const money = (amount) => ({ amount, currency: 'USD' });
        const order = (id) => ({
          id, state: 'placed', total: money(333),
          lines: [{ state: 'ordered', tax_mode: 'added', tax_rate: '0.08875', total: money(333) }],
        });
        const first = { orders: [order('c')], left: { orders: 2, due: money(725), paid: money(0) } };
        const second = withOlder(first, [order('b')], true);
        return [first, second, withOlder(second, [order('a')], false)].map(dueOf).join();
      });
      """;

  /**
   * A table that is closed and paid while it is read anew; a payment of a card that has only sums.
   */
  private static final String MEANWHILE =
      """
      return import('/web/js/store.js').then(({ applyToSession, readAnew }) => {
        const money = (amount) => ({ amount, currency: 'EUR' });
        const left = (paid) => ({ orders: 1, due: money(500), paid: money(paid) });
        const asked = { id: 's', version: 2, state: 'verified', orders: [], payments: [], left: left(0) };
        const happens = (session, type, data) => applyToSession(session, { type, session_id: 's', data });
        const paid = happens(asked, 'payment.made', { id: 'p', amount: money(500) });
        const closed = happens(paid, 'session.closed', { id: 's', version: 3, state: 'closed' });
        const now = readAnew(closed, asked, asked);
        const summedUp = happens({ ...closed, payments: [], left: left(500) }, 'receipt.issued', { id: 'p' });
        const known = readAnew(summedUp, { ...paid, left: undefined }, summedUp);
        return [now.state, now.version, now.payments.length, readAnew(asked, closed, asked).state,
          summedUp.stale, summedUp.payments.length, known.payments.length, known.stale].join();
      });
      """;

  private final Place place = new Place();
  private final Browser page = Browser.start(Device.PHONE);

  @AfterAll
  void close() {
    page.close();
    place.close();
  }

  @Test
  void every_currency_has_the_servers_digits_on_pages() {
    page.open(place.url("/"));
    page.see("form");
    var currencies =
        Currency.getAvailableCurrencies().stream()
            .filter(each -> each.getDefaultFractionDigits() >= 0)
            .toList();
    var asked = new ArrayList<List<Object>>();
    for (var each : currencies) {
      asked.add(List.of(each.getCurrencyCode(), each.getDefaultFractionDigits()));
    }
    var shown = (List<?>) Objects.requireNonNull(page.run(SHOWN, asked, AMOUNT));
    assertThat(shown).hasSameSizeAs(currencies);
    for (int i = 0; i < currencies.size(); i++) {
      var digits = currencies.get(i).getDefaultFractionDigits();
      var right = BigDecimal.valueOf(AMOUNT, digits);
      assertThat(shown.get(i))
          .as(currencies.get(i).getCurrencyCode())
          .isEqualTo(List.of(right.toPlainString(), Long.toString(AMOUNT), "NaN"));
    }
  }

  @Test
  void what_is_typed_is_held_to_whole_characters() {
    page.open(place.url("/"));
    page.see("form");
    var cases =
        Map.of(
            "abcd",
            "abc",
            "ab\uD83C\uDF79\uD83C\uDF79",
            "ab\uD83C\uDF79",
            "a\uD83D\uDC69\u200D\uD83C\uDF73",
            "a",
            "👍",
            "👍");
    var beginning =
        "const [text] = arguments;"
            + "return import('/web/js/texts.js').then((m) => m.beginning(text, 3))";
    cases.forEach((text, kept) -> assertThat(page.run(beginning, text)).as(text).isEqualTo(kept));
    var sendable =
        "return import('/web/js/texts.js').then((m) => m.sendable('a\\0b\\ud83d \\ud83c\\udf79'))";
    assertThat(page.run(sendable)).isEqualTo("ab 🍹");
  }

  @ParameterizedTest
  @CsvSource({
    "kaese, Käse, true",
    "KÄSE, Kaese, true",
    "oel, Öl, true",
    "strasse, Straße, true",
    "smoerre, Smørrebrød, true",
    "creme, Crème brûlée, true",
    "er, Bauer, true",
    "suesser kuchen, Kuchen (süßer), true",
    "kasse, Käse, false"
  })
  void a_search_finds_what_is_written_in_another_way(String search, String name, boolean found) {
    page.open(place.url("/"));
    page.see("form");
    var finds =
        "const [search, name] = arguments;"
            + "return import('/web/js/search.js').then((m) => m.finder(search)(name))";
    assertThat(page.run(finds, search, name)).isEqualTo(found);
  }

  @Test
  void what_a_page_has_no_room_for_and_what_happens_while_it_is_read_counts_once() {
    page.open(place.url("/"));
    page.see("form");
    assertThat(page.run(LEFT_OUT)).isEqualTo("1088,1088,1088");
    assertThat(page.run(MEANWHILE)).isEqualTo("closed,3,1,closed,true,0,1,false");
  }
}
