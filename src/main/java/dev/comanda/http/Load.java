package dev.comanda.http;

import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.util.concurrent.Semaphore;

/**
 * What all requests together may hold of the heap, so that no crowd, and nobody with many
 * connections, can use it up: a heap that is used up ends the process. Who finds no room is refused
 * with {@code busy} at once. Thread-safe.
 */
final class Load {
  /**
   * Heap set aside for each request that is under way: measured 20 KB with what the web server
   * keeps for it and a body of {@link #SMALL_BYTES}; the rest is for what the request asks for.
   */
  private static final int REQUEST_BYTES = 128 * 1024;

  /** Bytes of a body, and of an answer, that need no room of their own; most have less. */
  static final int SMALL_BYTES = 8 * 1024;

  /** Bytes from which on an answer is huge: menus are smaller, sessions of a whole evening not. */
  static final int HUGE_BYTES = 256 * 1024;

  /**
   * The part of the heap that larger bodies may take together, and as much each of the four kinds
   * of larger answers: huge or not, for staff or for others. So who asks for huge answers and does
   * not read them keeps nobody from a menu, and no guest keeps staff from the panel.
   */
  private static final int SHARE = 16;

  /** At least that much, as one body or answer must find room in the smallest heap. */
  private static final int LARGE_BYTES_MIN = 8 * 1024 * 1024;

  private static final int UNIT_BYTES = 1024;

  private final Semaphore requests;
  private final Semaphore bodies;
  private final Answers forStaff;
  private final Answers forOthers;

  private record Answers(Semaphore large, Semaphore huge) {
    Answers(int units) {
      this(new Semaphore(units), new Semaphore(units));
    }

    Semaphore of(int bytes) {
      return bytes < HUGE_BYTES ? large : huge;
    }
  }

  /** Room for so many requests, and so many bytes of larger bodies and of larger answers. */
  Load(int requestsMax, int largeBytesMax) {
    requests = new Semaphore(requestsMax);
    bodies = new Semaphore(largeBytesMax / UNIT_BYTES);
    forStaff = new Answers(largeBytesMax / UNIT_BYTES);
    forOthers = new Answers(largeBytesMax / UNIT_BYTES);
  }

  /** What a heap of this size has room for. */
  static Load ofHeap(long bytes) {
    int requestsMax = Math.clamp(bytes / REQUEST_BYTES, 100, 100_000);
    return new Load(requestsMax, Math.clamp(bytes / SHARE, LARGE_BYTES_MIN, Integer.MAX_VALUE));
  }

  /** A request begins; close what is returned when it has been answered. */
  Place enter() {
    return new Place(requests.tryAcquire());
  }

  /** How a request is refused for which there is no room. */
  static Refused busy() {
    return new Refused(Code.BUSY, "Comanda is busy; nothing was done. Try again.").retryAfter(1);
  }

  /** What one request holds. Not thread-safe. */
  final class Place implements AutoCloseable {
    private final boolean admitted;
    private int bodyUnits;
    private boolean staff;
    private Runnable afterAnswer = () -> {};

    private Place(boolean admitted) {
      this.admitted = admitted;
    }

    /** Whether there was room for it. */
    boolean admitted() {
      return admitted;
    }

    /**
     * The body has grown to so many bytes.
     *
     * @throws Refused {@code busy} when there is no room for them
     */
    void body(int bytes) {
      int more = units(bytes) - bodyUnits;
      if (more > 0 && !bodies.tryAcquire(more)) {
        throw busy();
      }
      bodyUnits += Math.max(more, 0);
    }

    /** Who asks, once that is known. */
    void of(Caller caller) {
      staff = caller instanceof Caller.Staff;
    }

    /** Whether there is room for an answer, which is held until the client has read it. */
    boolean answer(int bytes) {
      int wanted = units(bytes);
      var room = (staff ? forStaff : forOthers).of(bytes);
      if (wanted > 0 && !room.tryAcquire(wanted)) {
        return false;
      }
      afterAnswer = () -> room.release(wanted);
      return true;
    }

    private static int units(int bytes) {
      return bytes <= SMALL_BYTES ? 0 : Math.ceilDiv(bytes, UNIT_BYTES);
    }

    @Override
    public void close() {
      bodies.release(bodyUnits);
      afterAnswer.run();
      if (admitted) {
        requests.release();
      }
    }
  }
}
