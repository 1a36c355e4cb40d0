package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What pages make of tickets: how far an order is, who comes before whom, how late something is.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TicketsOnPagesTest {
  private static final String PROGRESS =
      """
      const [states, no] = arguments;
      return import('/web/js/tickets/progress.js').then(({ orderProgress, lineProgress }) => {
        const order = { id: 'o', lines: [] };
        const tickets = states.map((state, i) => ({ order_id: 'o', lines: [i + 1], state }));
        const others = [{ order_id: 'another', lines: [1], state: 'served' }];
        const line = { no, state: 'ordered' };
        return [orderProgress(order, [...tickets, ...others]), lineProgress(order, line, tickets)].join(' ');
      });
      """;

  private static final String COUNTS =
      """
      return import('/web/js/tickets/progress.js').then(({ countsOf, toMakeOf }) => {
        const line = (no, state = 'ordered') => ({ no, state });
        const orders = [
          { id: 'o', lines: [line(1), line(2), line(3), line(4, 'voided'), line(5)] },
          { id: 'off', state: 'cancelled', lines: [line(1)] },
        ];
        const tickets = [
          { order_id: 'o', lines: [1, 2, 4], state: 'queued' },
          { order_id: 'o', lines: [3], state: 'held' },
          { order_id: 'off', lines: [1], state: 'queued' },
        ];
        return JSON.stringify([countsOf(orders, tickets), toMakeOf(orders, tickets)]);
      });
      """;

  private static final String SENT =
      """
      return import('/web/js/tickets/sending.js').then(({ comesBack }) =>
        [['queued', 'people'], ['fired', 'people'], ['held', 'people'], ['queued', 'robots'], ['held', 'robots']]
          .map(([state, kind]) => comesBack({ state }, { kind })).concat(comesBack({ state: 'held' }, undefined)).join());
      """;

  private static final String ORDINALS =
      """
      return import('/web/js/tickets/ordinal.js').then(({ ordinal }) =>
        [1, 2, 3, 4, 11, 21].map((count) => `${ordinal(count, 'en')} ${ordinal(count, 'de')}`).join());
      """;

  private static final String QUEUE =
      """
      return import('/web/js/tickets/queue.js').then(({ applyToBoard, placeOf }) => {
        const drink = (serial, state, more) => ({
          id: String(serial), station_id: 'bar', serial, order_number: serial, state,
          placed_at: `2026-11-20T19:0${serial}:00Z`, minutes: 3, ...more,
        });
        const tickets = [drink(1, 'fired'), drink(2, 'queued'), drink(3, 'queued'), drink(4, 'queued')];
        const other = drink(0, 'queued', { station_id: 'kitchen' });
        const board = { stations: [{ id: 'bar' }], tickets: [...tickets, other] };
        const places = (of) => tickets.map((one) => placeOf(of, one)).join('');
        const rushed = applyToBoard(board, { type: 'ticket.changed', data: drink(4, 'queued', { rush: true }) });
        const two = applyToBoard(board, { type: 'ticket.fired', data: drink(2, 'fired') });
        const none = applyToBoard(board, { type: 'ticket.cancelled', data: drink(2, 'cancelled') });
        return [places(board), places(rushed), places(two), places(none)].join();
      });
      """;

  private static final String CALLS =
      """
      const [states] = arguments;
      return import('/web/js/tickets/queue.js').then(({ columnsOf }) => {
        const tickets = states.map((state, i) => ({
          id: String(i), station_id: String(i), order_number: 7, state, placed_at: '2026-11-20T19:00:00Z',
        }));
        const { preparing, ready } = columnsOf({ tickets });
        return `${preparing.map((one) => one.number)}/${ready.map((one) => one.number)}`;
      });
      """;

  private static final String LOOK =
      """
      const [ticket, time] = arguments;
      return import('/web/js/tickets/ages.js').then(({ lookOf, elapsed, dueSince }) => {
        const at = Date.parse(`2026-11-20T${time}Z`);
        const { tone, act, late } = lookOf(ticket, at);
        return [elapsed(at - dueSince(ticket)), tone, act ? 'solid' : 'soft', late ? 'late' : 'in time'].join(' ');
      });
      """;

  private static final String STATION =
      """
      return import('/web/js/station/tickets.js').then(({ applyToStation, slipsOf, doneOf, viewOf, allDay }) => {
        const ticket = (id, state, version, more) => ({
          id, station_id: 'here', state, version, order_number: 1, placed_at: `2026-11-20T19:0${id}:00Z`,
          lines: [{ product_id: 'soup', name: 'Soup', quantity: 1.5, unit: 'litre', state: 'ordered' }], ...more,
        });
        const view = viewOf({ station: { id: 'here' }, location: {}, stations: [], tickets: [], done: [] });
        const shown = (now, expected = new Map(), leaving = new Map()) =>
          slipsOf(now, { expected, leaving }).map((one) => one.id).join('');
        const after = (...tickets) =>
          tickets.reduce((now, data) => applyToStation(now, { type: 'ticket.changed', data }), view);
        const three = [ticket('2', 'queued', 1), ticket('1', 'fired', 1), ticket('3', 'queued', 1, { rush: true })];
        const open = after(...three);
        const bumped = after(...three, ticket('1', 'ready', 2));
        return [
          shown(open),
          allDay(slipsOf(open, { expected: new Map(), leaving: new Map() }))[0].quantity,
          shown(after(...three, ticket('2', 'held', 2))),
          shown(bumped),
          shown(bumped, new Map(), new Map([['1', {}]])),
          shown(open, new Map([['1', { state: 'ready' }]])),
          shown(after(...three, ticket('1', 'ready', 2), ticket('1', 'fired', 1))),
          shown(after(...three, ticket('2', 'queued', 2, { station_id: 'there' }))),
          shown(after(...three, ticket('2', 'cancelled', 2, { unconfirmed: true }))),
          shown(after(...three, ticket('2', 'cancelled', 2))),
          doneOf(bumped, { expected: new Map() }).map((one) => one.id).join(''),
        ].join();
      });
      """;

  private final Place place = new Place();
  private final Browser page = Browser.start(Device.PHONE);

  @BeforeAll
  void open() {
    page.open(place.url("/"));
    page.see("form");
  }

  @AfterAll
  void close() {
    page.close();
    place.close();
  }

  @ParameterizedTest
  @CsvSource({
    "'', 1, 'received '",
    "'queued', 1, 'received received'",
    "'held', 1, 'received received'",
    "'queued fired', 1, 'preparing received'",
    "'queued ready', 2, 'preparing ready'",
    "'fired ready', 2, 'preparing ready'",
    "'ready ready', 1, 'ready ready'",
    "'ready served', 2, 'ready served'",
    "'served served', 1, 'served served'",
    "'served cancelled', 2, 'served served'",
    "'cancelled', 1, 'received '",
    "'queued', 2, 'received ready'",
    "'served', 2, 'served served'"
  })
  void an_order_is_as_far_as_the_least_of_its_tickets(String states, int no, String progress) {
    var given = states.isEmpty() ? List.of() : List.of(states.split(" ", -1));
    assertThat(page.run(PROGRESS, given, no)).isEqualTo(progress);
  }

  @Test
  void what_is_counted_are_the_lines_that_a_list_of_orders_marks() {
    assertThat(page.run(COUNTS))
        .isEqualTo("[{\"held\":1,\"received\":2,\"preparing\":0,\"ready\":1,\"served\":0},3]");
  }

  @Test
  void what_robots_could_not_make_is_not_sent_back_to_them() {
    assertThat(page.run(SENT)).isEqualTo("true,true,true,true,false,false");
  }

  @Test
  void a_place_in_the_queue_is_no_number_that_is_called() {
    assertThat(page.run(ORDINALS)).isEqualTo("1st 1.,2nd 2.,3rd 3.,4th 4.,11th 11.,21st 21.");
  }

  @Test
  void whoever_waits_knows_how_many_come_before() {
    assertThat(page.run(QUEUE)).isEqualTo("0123,0231,0012,0012");
  }

  @ParameterizedTest
  @CsvSource({
    "queued, 7/",
    "ready fired, 7/",
    "ready held, 7/",
    "ready ready, /7",
    "ready served, /7",
    "served served, /",
    "ready cancelled, /7"
  })
  void a_number_is_called_when_all_of_its_order_is_ready(String states, String columns) {
    assertThat(page.run(CALLS, List.of(states.split(" ", -1)))).isEqualTo(columns);
  }

  @ParameterizedTest
  @CsvSource({
    "queued, 19:00:06, '0:06 new solid in time'",
    "queued, 19:12:00, '12:00 preparing solid late'",
    "fired, 19:09:59, '9:59 preparing soft in time'",
    "fired, 19:10:01, '10:01 preparing solid late'",
    "fired, 20:06:00, '1 h 06 preparing solid late'",
    "held, 19:01:00, '1:00 call solid in time'",
    "ready, 19:30:00, '30:00 ready soft in time'",
    "queued, 18:59:00, '0:00 new soft in time'"
  })
  void what_takes_longer_than_it_may_is_solid(String state, String time, String look) {
    var lines = List.of(Map.of("state", "ordered"));
    var ticket =
        Map.of("state", state, "placed_at", "2026-11-20T19:00:00Z", "minutes", 10, "lines", lines);
    assertThat(page.run(LOOK, ticket, time)).isEqualTo(look);
  }

  @Test
  void a_stations_slips_are_in_their_order_and_nothing_done_comes_back() {
    assertThat(page.run(STATION)).isEqualTo("312,4500,231,32,312,32,32,31,312,31,1");
  }
}
