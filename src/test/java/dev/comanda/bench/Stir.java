package dev.comanda.bench;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Sells a product out and takes that back, again and again, so that nothing which is kept of its
 * place holds for long. At the end it is as it was.
 */
final class Stir implements AutoCloseable {
  /** Twenty times a second, if each is answered by then. */
  private static final Duration EVERY = Duration.ofMillis(50);

  private final Thread thread;
  private volatile boolean ended;

  /** Begins, with a token of staff. */
  Stir(URI address, World.Guest guest, String staff) {
    var api = new Api(address);
    var path =
        "/api/locations/" + guest.location() + "/products/" + guest.product() + "/availability";
    thread =
        Thread.ofVirtual()
            .start(
                () -> {
                  for (boolean available = false; !ended; available = !available) {
                    api.put(path, staff, Map.of("available", available));
                    LockSupport.parkNanos(EVERY.toNanos());
                  }
                  api.put(path, staff, Map.of("available", true));
                });
  }

  @Override
  public void close() {
    ended = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
