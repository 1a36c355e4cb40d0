package dev.comanda.demo.erp.books;

import org.jspecify.annotations.Nullable;

/** One change, as it stands in the file: exactly one of these. */
record Entry(
    @Nullable Product product,
    @Nullable User user,
    @Nullable Head worksheet,
    @Nullable Line line,
    @Nullable Removal removal) {

  /** A worksheet as it is from now on, without its lines. */
  record Head(int number, String customer, String plate, String vehicle, boolean open) {}

  /** A line that is no more. */
  record Removal(int worksheet, int position) {}

  static Entry of(Product product) {
    return new Entry(product, null, null, null, null);
  }

  static Entry of(User user) {
    return new Entry(null, user, null, null, null);
  }

  static Entry of(Head worksheet) {
    return new Entry(null, null, worksheet, null, null);
  }

  static Entry of(Line line) {
    return new Entry(null, null, null, line, null);
  }

  static Entry of(Removal removal) {
    return new Entry(null, null, null, null, removal);
  }
}
