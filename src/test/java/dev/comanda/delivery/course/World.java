package dev.comanda.delivery.course;

import dev.comanda.delivery.connector.Booked;
import dev.comanda.delivery.connector.Booking;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A model of everything at one moment: the rows, two processes, the ERP, the clock. A value, so
 * that an explorer knows where it has been.
 *
 * @param now seconds since the beginning
 */
record World(
    int now, Lane lane, List<Row> rows, Gate gate, List<Node> nodes, Erp erp, Scenario.Luck luck) {

  /**
   * A delivery.
   *
   * @param amount that is to be booked
   * @param undone whether it came back into its lane, perhaps behind one that is under way
   */
  record Row(Standing standing, int amount, boolean undone) {
    Row with(Standing other) {
      return new Row(other, amount, undone);
    }
  }

  /**
   * A process.
   *
   * @param start how often it was started again
   */
  record Node(int index, int start, @Nullable Job job) {
    UUID id() {
      return new UUID(index + 1, start);
    }

    Node with(@Nullable Job other) {
      return new Node(index, start, other);
    }
  }

  /**
   * What a process works on.
   *
   * @param wire what comes back from the ERP; null where nothing was asked
   */
  record Job(int row, Lane.Claim claim, Attempt attempt, @Nullable Wire wire) {
    Job with(Attempt further) {
      return new Job(row, claim, further, null);
    }

    Job with(Wire other) {
      return new Job(row, claim, attempt, other);
    }
  }

  /** What comes back from the ERP. */
  sealed interface Wire {}

  /** What it saw when it was asked, however long the answer is under way. */
  record Saw(List<Booked> lines, Instant askedAt) implements Wire {}

  /** The create returned. */
  record Returned() implements Wire {}

  /** Something went wrong. */
  record Met(Ill ill) implements Wire {}

  /** The ERP, and what will act in it late. */
  record Erp(List<Line> lines, List<Pending> pending) {
    List<Booked> find(int row) {
      return lines.stream().filter(each -> each.row == row).map(Line::seen).toList();
    }

    long ours(int row) {
      return lines.stream().filter(each -> each.row == row && each.ours).count();
    }

    boolean pends(int row) {
      return pending.stream().anyMatch(each -> each.row == row);
    }

    /** A line is written, or taken out. */
    Erp acted(Aim aim, int row, int amount) {
      return switch (aim) {
        case BOOK -> with(new Line(row, amount, true));
        case TAKE_BACK -> new Erp(lines.stream().filter(each -> each.row != row).toList(), pending);
      };
    }

    Erp with(Line line) {
      return new Erp(Stream.concat(lines.stream(), Stream.of(line)).toList(), pending);
    }

    Erp later(Pending effect) {
      return new Erp(lines, Stream.concat(pending.stream(), Stream.of(effect)).toList());
    }

    Erp without(Pending effect) {
      var left = new ArrayList<>(pending);
      left.remove(effect);
      return new Erp(lines, List.copyOf(left));
    }
  }

  /**
   * A line in the ERP.
   *
   * @param ours whether we wrote it
   */
  record Line(int row, int amount, boolean ours) {
    private Booked seen() {
      return BOOKED.get(amount);
    }
  }

  /**
   * What acts late.
   *
   * @param latest before which it does
   */
  record Pending(int row, int amount, int latest) {}

  private static final int AMOUNTS = 3;
  private static final List<Booked> BOOKED =
      IntStream.range(0, AMOUNTS)
          .mapToObj(each -> new Booked("1", "10", BigDecimal.valueOf(each), "OilMat:1"))
          .toList();

  private static final List<Booking> BOOKINGS =
      IntStream.range(0, AMOUNTS)
          .mapToObj(
              each ->
                  new Booking("W1", "10", "Oil", BigDecimal.valueOf(each), "l", "OilMat:1", null))
          .toList();

  private static final List<UUID> IDS = List.of(new UUID(9, 0), new UUID(9, 1));
  private static final List<Instant> TIMES =
      IntStream.range(0, 1000).mapToObj(Instant.EPOCH::plusSeconds).toList();

  static World of(Scenario scenario) {
    var row = new Row(Standing.of(item(1), at(0)), 1, false);
    var line = new Line(0, 1, true);
    return new World(
        0,
        Lane.NEW,
        Collections.nCopies(scenario.deliveries(), row),
        Gate.open(Rate.of(null, 2)),
        List.of(new Node(0, 0, null), new Node(1, 0, null)),
        new Erp(scenario.aim() == Aim.BOOK ? List.of() : List.of(line), List.of()),
        scenario.luck());
  }

  static Item item(int amount) {
    return new Item("W1", "10", BigDecimal.valueOf(amount));
  }

  static UUID id(int row) {
    return IDS.get(row);
  }

  static Booking booking(int amount) {
    return BOOKINGS.get(amount);
  }

  static Instant at(int second) {
    return TIMES.get(second);
  }

  Instant time() {
    return at(now);
  }

  Row row(int index) {
    return rows.get(index);
  }

  Node node(int index) {
    return nodes.get(index);
  }

  Standing standing(int index) {
    return rows.get(index).standing();
  }

  /** The first that stands in the lane; -1 where none does. */
  int headIndex() {
    for (int i = 0; i < rows.size(); i++) {
      if (standing(i).state().inLane()) {
        return i;
      }
    }
    return -1;
  }

  Head head(int index) {
    return new Head(id(index), standing(index), false);
  }

  World tick() {
    return new World(now + 1, lane, rows, gate, nodes, erp, luck);
  }

  World with(Lane other) {
    return new World(now, other, rows, gate, nodes, erp, luck);
  }

  World with(Gate other) {
    return new World(now, lane, rows, other, nodes, erp, luck);
  }

  World with(Erp other) {
    return new World(now, lane, rows, gate, nodes, other, luck);
  }

  World with(Scenario.Luck other) {
    return new World(now, lane, rows, gate, nodes, erp, other);
  }

  World with(Node node) {
    return new World(now, lane, rows, gate, set(nodes, node.index(), node), erp, luck);
  }

  World with(int row, Standing standing) {
    return with(row, row(row).with(standing));
  }

  World with(int index, Row row) {
    return new World(now, lane, set(rows, index, row), gate, nodes, erp, luck);
  }

  private static <T> List<T> set(List<T> list, int index, T value) {
    var copy = new ArrayList<>(list);
    copy.set(index, value);
    return List.copyOf(copy);
  }
}
