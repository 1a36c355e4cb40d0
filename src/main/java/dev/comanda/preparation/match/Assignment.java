package dev.comanda.preparation.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Gives each row at most one column and each column to at most one row. Rows are served in their
 * order: one is left out only where no way of giving columns serves it together with all rows
 * before it that are served. Not thread-safe.
 */
final class Assignment {
  static final int NONE = -1;

  private final List<BitSet> fits;
  private final int[] columnOf;
  private final int[] rowOf;

  /** Columns from which no free one can be reached any more, however rows change. */
  private BitSet closed = new BitSet();

  private Assignment(List<BitSet> fits, int columns) {
    this.fits = fits;
    this.columnOf = filled(fits.size());
    this.rowOf = filled(columns);
    for (int row = 0; row < fits.size(); row++) {
      var reached = (BitSet) closed.clone();
      if (!serve(row, reached)) {
        closed = reached;
      }
    }
  }

  /**
   * The best there is: rows as above; with them, of the columns the first that can be given; and
   * with both, each row in its order gets the first column that it can.
   *
   * @param fits for each row the columns that it may have
   * @return for each row its column, or {@link #NONE}
   */
  static int[] best(List<BitSet> fits, int columns) {
    var rows = new Assignment(fits, columns).served();
    var given = new Assignment(turned(fits, rows, columns), fits.size()).served();
    var wanted = new ArrayList<BitSet>(fits.size());
    for (int row = 0; row < fits.size(); row++) {
      var left = new BitSet();
      if (rows.get(row)) {
        left.or(fits.get(row));
        left.and(given);
      }
      wanted.add(left);
    }
    var last = new Assignment(wanted, columns);
    last.prefer();
    return last.columnOf;
  }

  /** For each column the rows that may have it, of those that are served. */
  private static List<BitSet> turned(List<BitSet> fits, BitSet rows, int columns) {
    var turned = new ArrayList<BitSet>(columns);
    for (int column = 0; column < columns; column++) {
      turned.add(new BitSet());
    }
    rows.stream()
        .forEach(row -> fits.get(row).stream().forEach(column -> turned.get(column).set(row)));
    return turned;
  }

  private static int[] filled(int length) {
    var none = new int[length];
    Arrays.fill(none, NONE);
    return none;
  }

  /** The rows that have a column. */
  private BitSet served() {
    var served = new BitSet();
    for (int row = 0; row < columnOf.length; row++) {
      if (columnOf[row] != NONE) {
        served.set(row);
      }
    }
    return served;
  }

  /**
   * Gives a row a column, for which others may have to change theirs; all keep one.
   *
   * @param reached columns that are out of the question; those tried in vain are added
   */
  private boolean serve(int row, BitSet reached) {
    var may = fits.get(row);
    for (int column = may.nextSetBit(0); column >= 0; column = may.nextSetBit(column + 1)) {
      if (reached.get(column)) {
        continue;
      }
      reached.set(column);
      if (rowOf[column] == NONE || serve(rowOf[column], reached)) {
        give(row, column);
        return true;
      }
    }
    return false;
  }

  private void give(int row, int column) {
    rowOf[column] = row;
    columnOf[row] = column;
  }

  /** Where all rows keep a column, gives each in its order the first that it can have. */
  private void prefer() {
    var settled = new BitSet();
    for (int row = 0; row < columnOf.length; row++) {
      if (columnOf[row] != NONE) {
        preferFirst(row, settled);
        settled.set(columnOf[row]);
      }
    }
  }

  private void preferFirst(int row, BitSet settled) {
    var may = fits.get(row);
    int column = may.nextSetBit(0);
    while (column != columnOf[row] && (settled.get(column) || !swap(row, column, settled))) {
      column = may.nextSetBit(column + 1);
    }
  }

  /** Gives a row another's column, where that one and those after it can change theirs. */
  private boolean swap(int row, int column, BitSet settled) {
    int before = columnOf[row];
    var reached = (BitSet) settled.clone();
    reached.set(column);
    rowOf[before] = NONE;
    if (serve(rowOf[column], reached)) {
      give(row, column);
      return true;
    }
    rowOf[before] = row;
    return false;
  }
}
