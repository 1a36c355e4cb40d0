package dev.comanda.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which screens were told of which order, and how long that took since it was sent. An order
 * carries its number in the note of its first line; a panel hears of it, and the station that makes
 * that line of its ticket. Not thread-safe.
 */
final class Tally implements Screen.Heard {
  /** What the note of an order begins with, before its number. */
  static final String MARK = "\"note\":\"#";

  /** Digits of a number. */
  static final int DIGITS = 8;

  private static final byte[] MARK_BYTES = MARK.getBytes(US_ASCII);
  private static final byte[] TYPE_BYTES = "\"type\":\"".getBytes(US_ASCII);

  /**
   * What a screen shows.
   *
   * @param where the location of a panel, the station of a station's screen
   * @param event how the type of the events begins by which it is told of orders
   */
  record Shown(String where, char event) {
    static Shown panel(String location) {
      return new Shown(location, 'o');
    }

    static Shown station(String station) {
      return new Shown(station, 't');
    }
  }

  private final List<Shown> shown;
  private final Map<String, Integer> screens = new HashMap<>();
  private final BitSet[] got;
  private final long[] sentNanos;
  private final World.Guest[] guests;
  private final Latencies answers = new Latencies();
  private final Latencies screensTook = new Latencies();
  private int sent;
  private int acknowledged;
  private int refused;
  private long expected;
  private long told;
  private long wrong;

  /**
   * Begins with no order.
   *
   * @param shown by each screen
   * @param ordersMax more are not counted
   */
  Tally(List<Shown> shown, int ordersMax) {
    this.shown = shown;
    shown.forEach(each -> screens.merge(each.where(), 1, Integer::sum));
    got = new BitSet[shown.size()];
    Arrays.setAll(got, i -> new BitSet(ordersMax));
    sentNanos = new long[ordersMax];
    guests = new World.Guest[ordersMax];
  }

  /** An order is about to be sent; gives its number. */
  int send(World.Guest guest) {
    expected += screens.getOrDefault(guest.location(), 0);
    expected += screens.getOrDefault(guest.station(), 0);
    guests[sent] = guest;
    sentNanos[sent] = System.nanoTime();
    return sent++;
  }

  void answered(int order, int status, long nanos) {
    if (status == 201) {
      acknowledged++;
      answers.add(nanos - sentNanos[order]);
    } else {
      refused++;
    }
  }

  @Override
  public void told(Screen screen, byte[] bytes, int from, int to, long nanos) {
    int last = to - MARK_BYTES.length - DIGITS;
    boolean counts = false;
    for (int at = from; at <= last; at++) {
      if (bytes[at] != '"') {
        continue;
      }
      if (stands(TYPE_BYTES, bytes, at)) {
        counts = bytes[at + TYPE_BYTES.length] == shown.get(screen.number()).event();
      } else if (counts && stands(MARK_BYTES, bytes, at)) {
        told(screen.number(), number(bytes, at + MARK_BYTES.length), nanos);
        at += MARK_BYTES.length + DIGITS;
      }
    }
  }

  private void told(int screen, int order, long nanos) {
    var where = shown.get(screen).where();
    boolean ours =
        order < sent
            && (where.equals(guests[order].location()) || where.equals(guests[order].station()));
    if (!ours || got[screen].get(order)) {
      wrong++;
      return;
    }
    got[screen].set(order);
    told++;
    screensTook.add(nanos - sentNanos[order]);
  }

  private static boolean stands(byte[] what, byte[] bytes, int at) {
    return Arrays.equals(bytes, at, at + what.length, what, 0, what.length);
  }

  private static int number(byte[] bytes, int at) {
    int number = 0;
    for (int i = 0; i < DIGITS; i++) {
      number = 10 * number + bytes[at + i] - '0';
    }
    return number;
  }

  boolean answered() {
    return acknowledged + refused == sent;
  }

  /** Whether every screen was told of every order at its place. */
  boolean complete() {
    return answered() && told >= expected;
  }

  /** Fails unless all were acknowledged, and each screen was told of each of its orders once. */
  void check() {
    if (refused > 0 || wrong > 0 || told != expected) {
      throw new IllegalStateException(
          String.format(
              "%d orders refused; %d of %d told; %d told twice or to others",
              refused, told, expected, wrong));
    }
  }

  int acknowledged() {
    return acknowledged;
  }

  long told() {
    return told;
  }

  Latencies answers() {
    return answers;
  }

  Latencies screens() {
    return screensTook;
  }
}
