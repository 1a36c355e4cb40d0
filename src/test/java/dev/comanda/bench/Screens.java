package dev.comanda.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Screens that are open together. Not thread-safe. */
final class Screens implements AutoCloseable {
  /** Screens that may be on their way to their snapshot at the same time. */
  private static final int OPENING_MAX = 64;

  private static final int READ_BYTES = 256 * 1024;
  private static final Duration OPEN_MAX = Duration.ofMinutes(2);

  private final List<Screen> all;

  private Screens(List<Screen> all) {
    this.all = all;
  }

  /**
   * Opens screens and waits until each has its snapshot.
   *
   * @param round chooses the client's loopback address, as ports that were just used must rest
   */
  static Screens open(
      Loop loop, URI address, int round, List<Screen.Wish> wishes, Screen.Heard heard)
      throws IOException {
    var from = InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) (2 + round)});
    var read = new byte[READ_BYTES];
    var all = new ArrayList<Screen>(wishes.size());
    var opening = new ArrayList<Screen>();
    for (var wish : wishes) {
      var screen = new Screen(all.size(), loop, address, from, wish, read, heard);
      all.add(screen);
      opening.add(screen);
      loop.turn(Duration.ZERO);
      loop.until(
          () -> {
            opening.removeIf(Screen::listens);
            return opening.size() < OPENING_MAX;
          },
          OPEN_MAX,
          "a snapshot");
    }
    loop.until(() -> all.stream().allMatch(Screen::listens), OPEN_MAX, "the last snapshot");
    return new Screens(all);
  }

  int count() {
    return all.size();
  }

  /** Fails unless all have listened without a break. */
  void check() {
    long broken = all.stream().filter(screen -> !screen.unbroken()).count();
    if (broken > 0) {
      throw new IllegalStateException(broken + " of " + all.size() + " screens did not stay open");
    }
  }

  @Override
  public void close() throws IOException {
    for (var screen : all) {
      screen.close();
    }
  }
}
