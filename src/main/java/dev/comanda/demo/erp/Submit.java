package dev.comanda.demo.erp;

import dev.comanda.demo.erp.books.Books;
import dev.comanda.demo.erp.books.Line;
import java.time.Duration;

/** The adding of a line, with the faults that show there. */
final class Submit {
  /** Characters that are left of a reference that is cut short. */
  static final int SHORT_REFERENCE = 8;

  private final Books books;
  private final Faults faults;
  private final Later later;

  /** Does something after a time, unless the ERP ends before. */
  @FunctionalInterface
  interface Later {
    void run(Duration delay, Runnable what);
  }

  Submit(Books books, Faults faults, Later later) {
    this.books = books;
    this.faults = faults;
    this.later = later;
  }

  void add(Line line) {
    if (faults.takes(Kind.CLOSE_WORKSHEET, Where.SUBMIT)) {
      books.open(line.worksheet(), false);
    }
    books.requireAddable(line);
    if (faults.takes(Kind.LIE, Where.SUBMIT)) {
      return;
    }
    var written = bent(line);
    var late = faults.take(Kind.LATE, Where.SUBMIT);
    if (late.isPresent()) {
      later.run(late.get().delay(), () -> books.add(written));
      return;
    }
    books.add(written);
    if (faults.takes(Kind.DOUBLE, Where.SUBMIT)) {
      books.add(written);
    }
  }

  private Line bent(Line line) {
    var bent = line;
    if (faults.takes(Kind.OTHER_QUANTITY, Where.SUBMIT)) {
      bent = bent.of(bent.quantity().movePointRight(1));
    }
    if (faults.takes(Kind.SHORT_REFERENCE, Where.SUBMIT)) {
      var mark = bent.mark();
      bent = bent.marked(mark.substring(0, Math.min(mark.length(), SHORT_REFERENCE)));
    }
    return bent;
  }
}
