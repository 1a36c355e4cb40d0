package dev.comanda.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who was told of which order, and how long that took since it was sent. An order carries its
 * number in a note. Not thread-safe.
 */
final class Tally implements Screen.Heard {
  /** What the note of an order begins with, before its number. */
  static final String MARK = "\"note\":\"#";

  /** Digits of a number. */
  static final int DIGITS = 8;

  private static final byte[] MARK_BYTES = MARK.getBytes(US_ASCII);

  private final List<String> placeOfScreen;
  private final Map<String, Integer> screens = new HashMap<>();
  private final BitSet[] got;
  private final long[] sentNanos;
  private final String[] placeOfOrder;
  private final Latencies answers = new Latencies();
  private final Latencies panels = new Latencies();
  private int sent;
  private int acknowledged;
  private int refused;
  private long expected;
  private long told;
  private long wrong;

  /**
   * Begins with no order.
   *
   * @param placeOfScreen the location that each screen shows
   * @param ordersMax more are not counted
   */
  Tally(List<String> placeOfScreen, int ordersMax) {
    this.placeOfScreen = placeOfScreen;
    placeOfScreen.forEach(place -> screens.merge(place, 1, Integer::sum));
    got = new BitSet[placeOfScreen.size()];
    Arrays.setAll(got, i -> new BitSet(ordersMax));
    sentNanos = new long[ordersMax];
    placeOfOrder = new String[ordersMax];
  }

  /** An order is about to be sent; gives its number. */
  int send(String place) {
    expected += screens.getOrDefault(place, 0);
    placeOfOrder[sent] = place;
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
    for (int at = from; at <= last; at++) {
      if (bytes[at] == '"' && marked(bytes, at)) {
        told(screen.number(), number(bytes, at + MARK_BYTES.length), nanos);
        at += MARK_BYTES.length + DIGITS;
      }
    }
  }

  private void told(int screen, int order, long nanos) {
    boolean ours = order < sent && placeOfScreen.get(screen).equals(placeOfOrder[order]);
    if (!ours || got[screen].get(order)) {
      wrong++;
      return;
    }
    got[screen].set(order);
    told++;
    panels.add(nanos - sentNanos[order]);
  }

  private static boolean marked(byte[] bytes, int at) {
    return Arrays.equals(bytes, at, at + MARK_BYTES.length, MARK_BYTES, 0, MARK_BYTES.length);
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

  Latencies panels() {
    return panels;
  }
}
