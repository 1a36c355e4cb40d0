package dev.comanda.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Guests who order at a steady rate, whatever the answers take. Not thread-safe. */
final class PacedOrders {
  /** Far more than are under way at once at the rates measured. */
  private static final int CONNECTIONS = 64;

  private static final Duration END_MAX = Duration.ofSeconds(30);
  private static final String ZEROS = "0".repeat(Tally.DIGITS);

  private final URI address;
  private final List<Order> orders;
  private final int perSecond;
  private int next;

  /** A guest's request; its number stands in its key and in its note. */
  private record Order(byte[] request, int keyAt, int noteAt, World.Guest guest) {}

  PacedOrders(URI address, List<World.Guest> guests, int perSecond) {
    this.address = address;
    this.perSecond = perSecond;
    orders = guests.stream().map(guest -> order(address, guest)).toList();
  }

  private static Order order(URI address, World.Guest guest) {
    var mark = Tally.MARK + ZEROS + "\"";
    var body = guest.order(World.LINES).replaceFirst("\"quantity\":1", "\"quantity\":1," + mark);
    var key = "Idempotency-Key: ";
    var text =
        String.join(
            "\r\n",
            "POST /api/guest/orders HTTP/1.1",
            "Host: " + address.getAuthority(),
            "Authorization: Bearer " + guest.token(),
            "Content-Type: application/json",
            "Content-Length: " + body.length(),
            key + ZEROS + "-" + Long.toHexString(UUID.randomUUID().getMostSignificantBits()),
            "",
            body);
    int noteAt = text.indexOf(Tally.MARK) + Tally.MARK.length();
    return new Order(text.getBytes(US_ASCII), text.indexOf(key) + key.length(), noteAt, guest);
  }

  /** Orders for some time, and waits until everybody who listens was told of all of it. */
  void run(Loop loop, Duration time, Tally tally) throws IOException {
    var connections = new ArrayList<Connection>();
    for (int i = 0; i < CONNECTIONS; i++) {
      connections.add(new Connection(loop, address));
    }
    long begin = System.nanoTime();
    int count = count(time);
    for (int i = 0; i < count; i++) {
      long due = begin + i * 1_000_000_000L / perSecond;
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        loop.turn(Duration.ofNanos(left));
      }
      send(free(loop, connections), tally);
    }
    loop.until(tally::answered, END_MAX, "the last answer");
    loop.until(tally::complete, END_MAX, "the last screen's last event");
    for (var connection : connections) {
      connection.close();
    }
  }

  /** How many orders there are in some time. */
  int count(Duration time) {
    return Math.toIntExact(time.toMillis() * perSecond / 1_000);
  }

  private static Connection free(Loop loop, List<Connection> connections) throws IOException {
    loop.until(
        () -> connections.stream().anyMatch(each -> !each.busy()), END_MAX, "a free connection");
    return connections.stream().filter(each -> !each.busy()).findFirst().orElseThrow();
  }

  private void send(Connection connection, Tally tally) throws IOException {
    var order = orders.get(next++ % orders.size());
    int number = tally.send(order.guest());
    digits(order.request(), order.keyAt(), next);
    digits(order.request(), order.noteAt(), number);
    connection.send(
        ByteBuffer.wrap(order.request()), (status, nanos) -> tally.answered(number, status, nanos));
  }

  private static void digits(byte[] text, int at, int number) {
    int left = number;
    for (int i = at + Tally.DIGITS - 1; i >= at; i--, left /= 10) {
      text[i] = (byte) ('0' + left % 10);
    }
  }
}
