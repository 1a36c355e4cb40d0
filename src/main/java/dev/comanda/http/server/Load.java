package dev.comanda.http.server;

import dev.comanda.flood.Household;
import dev.comanda.http.Caller;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What all requests together may hold of the heap, so that no crowd, and nobody with many
 * connections, can use it up: a heap that is used up ends the process. Everybody has a share, an
 * address as well as a caller, and staff and guests who hold a session have places that strangers
 * cannot take. Who finds no room is refused with {@code busy} at once. Thread-safe.
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
   * Requests of one guest at once: a browser has six connections to a server, and a phone more than
   * one page.
   */
  static final int GUEST_MAX = 16;

  /**
   * The part of the heap that larger bodies may take together, and as much each of the four kinds
   * of larger answers: huge or not, for staff or for others; and as much what is being made, for
   * staff and for others. So who asks for huge answers and does not read them keeps nobody from a
   * menu, and no guest keeps staff from the panel, not even by asking for what takes its time.
   */
  private static final int SHARE = 16;

  /** The part of larger bodies, and of each kind of answers, that one caller may hold. */
  private static final int CALLER_SHARE = 4;

  /** At least that much, as one body or answer must find room in the smallest heap. */
  private static final int LARGE_BYTES_MIN = 8 * 1024 * 1024;

  private static final int UNIT_BYTES = 1024;

  /** Of eight requests three may be of strangers, one of who is being looked up. */
  private static final int PARTS = 8;

  private final int requestsMax;
  private final int largeUnits;
  private final Room strangers;
  private final Room arriving;
  private final Room guests;
  private final Room crew;
  private final Room bodies;
  private final Answers forStaff;
  private final Answers forOthers;

  private record Answers(Room large, Room huge, Making making) {
    Answers(int units) {
      this(Room.ofWhatIsWanted(units), Room.ofWhatIsWanted(units), new Making(units * UNIT_BYTES));
    }

    Room of(int bytes) {
      return bytes < HUGE_BYTES ? large : huge;
    }
  }

  /** Who a request comes from, as far as its connection goes. */
  interface Client {
    /** Waits for the client now, or does no longer. */
    void waits(boolean now);

    /** The connection counts to this caller. */
    void known(Object name, boolean crew);

    /** Ends the connection. */
    void drop();
  }

  /** Room for so many requests, and so many bytes of larger bodies and of larger answers. */
  Load(int requestsMax, int largeBytesMax) {
    this.requestsMax = requestsMax;
    largeUnits = largeBytesMax / UNIT_BYTES;
    strangers = new Room(part(3));
    arriving = new Room(part(1));
    guests = new Room(part(2));
    crew = new Room(part(2));
    bodies = Room.ofWhatIsWanted(largeUnits);
    forStaff = new Answers(largeUnits);
    forOthers = new Answers(largeUnits);
  }

  private int part(int parts) {
    return Math.max(requestsMax * parts / PARTS, 1);
  }

  /** What a heap of this size has room for. */
  static Load ofHeap(long bytes) {
    int requestsMax = Math.clamp(bytes / REQUEST_BYTES, 100, 100_000);
    return new Load(requestsMax, Math.clamp(bytes / SHARE, LARGE_BYTES_MIN, Integer.MAX_VALUE));
  }

  /**
   * A request begins; close what is returned when it has been answered.
   *
   * @param address from which it came
   * @param says whether it brings credentials, which are looked at next
   */
  Place enter(String address, boolean says, Client client) {
    var name = Household.of(address);
    var who = new Room.Who(name, true, says ? Math.max(part(1) / 2, 1) : part(1));
    return new Place(client, name, (says ? arriving : strangers).take(who, 1, client::drop), says);
  }

  /** Bytes of larger bodies that have arrived and are held now, in whole KiB. */
  int arrivedBytes() {
    return bodies.used() * UNIT_BYTES;
  }

  /** How a request is refused for which there is no room. */
  static Refused busy() {
    return new Refused(Code.BUSY, "Comanda is busy; nothing was done. Try again.").retryAfter(1);
  }

  /** What one request holds. Not thread-safe, but for what gives way. */
  final class Place implements AutoCloseable {
    private final Client client;
    private final String address;
    private final boolean says;
    private final List<Room.Held> all = new ArrayList<>();
    private Room.@Nullable Held request;
    private Room.@Nullable Held body;
    private int bodyUnits;
    private Object name;
    private boolean staff;
    private Optional<Making.Permit> permit = Optional.empty();

    private Place(Client client, String address, Optional<Room.Held> taken, boolean says) {
      this.client = client;
      this.address = address;
      this.says = says;
      name = address;
      request = taken.map(this::held).orElse(null);
    }

    private Room.Held held(Room.Held taken) {
      all.add(taken);
      return taken;
    }

    /** Whether there was room for it. */
    boolean admitted() {
      return request != null;
    }

    /** It waits for its client now, or does no longer; while it waits it may have to give way. */
    void waits(boolean now) {
      all.forEach(each -> each.waits(now));
      client.waits(now);
    }

    /**
     * Who asks, once that is known; counted to this caller from now on.
     *
     * @throws Refused {@code busy} when this caller has too many requests under way
     */
    void of(Caller caller) {
      switch (caller) {
        case Caller.Nobody nobody -> stranger();
        case Caller.Asker asker -> stranger();
        case Caller.Guest guest -> known(guest.guestId(), guests, GUEST_MAX, false);
        case Caller.Crew one -> known(one.id(), crew, part(1), true);
      }
      staff = caller instanceof Caller.Staff;
    }

    private void stranger() {
      if (says) {
        move(strangers, new Room.Who(address, true, part(1)));
      }
    }

    private void known(Object caller, Room room, int most, boolean ofCrew) {
      name = caller;
      move(room, new Room.Who(caller, false, most));
      client.known(caller, ofCrew);
    }

    private void move(Room room, Room.Who who) {
      var next = room.take(who, 1, client::drop);
      var before = request;
      if (before != null) {
        before.giveBack();
        all.remove(before);
      }
      request = next.map(this::held).orElse(null);
      if (request == null) {
        throw busy();
      }
    }

    /**
     * The body has grown to so many bytes.
     *
     * @throws Refused {@code busy} when there is no room for them
     */
    void body(int bytes) {
      int more = units(bytes) - bodyUnits;
      if (more <= 0) {
        return;
      }
      if (!grown(more)) {
        throw busy();
      }
      bodyUnits += more;
    }

    private boolean grown(int more) {
      if (body != null) {
        return body.more(more);
      }
      body = take(bodies, more).orElse(null);
      if (body != null) {
        body.waits(true);
      }
      return body != null;
    }

    private Optional<Room.Held> take(Room room, int units) {
      var who = new Room.Who(name, name.equals(address), Math.max(largeUnits / CALLER_SHARE, 1));
      return room.take(who, units, client::drop).map(this::held);
    }

    /**
     * Something large is made now, of a body or for an answer. Waits until there is room for it.
     *
     * @param bytes of the body or of the answer, as far as is known
     * @throws Refused {@code busy} when there is no room for long
     */
    void makes(int bytes) {
      made();
      permit = Optional.of(answers().making().begin(bytes));
    }

    /** What was made is made. */
    void made() {
      permit.ifPresent(Making.Permit::end);
      permit = Optional.empty();
    }

    /** How large answers of this kind lately were. */
    Making.Sizes sizes() {
      return answers().making().sizes();
    }

    /** Whether there is room for an answer, which is held until the client has read it. */
    boolean answer(int bytes) {
      int wanted = units(bytes);
      return wanted == 0 || take(answers().of(bytes), wanted).isPresent();
    }

    private Answers answers() {
      return staff ? forStaff : forOthers;
    }

    private static int units(int bytes) {
      return bytes <= SMALL_BYTES ? 0 : Math.ceilDiv(bytes, UNIT_BYTES);
    }

    @Override
    public void close() {
      made();
      all.forEach(Room.Held::giveBack);
      all.clear();
    }
  }
}
