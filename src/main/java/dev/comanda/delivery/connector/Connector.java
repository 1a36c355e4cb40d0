package dev.comanda.delivery.connector;

import java.util.List;

/**
 * Books lines in one ERP, for one integration. It decides nothing: it looks, it writes once, it
 * says what it saw. Its calls may come from several threads at once, at most {@link
 * Traits#atOnce()}; each is interrupted at the end of its time and then has to return soon. What it
 * saw on the way it leaves in the evidence of the call.
 */
public interface Connector extends AutoCloseable {
  /**
   * The lines of the booking's document that carry its mark as a whole token ({@link Mark}), asked
   * of the ERP afresh, also where the document is closed. Changes nothing.
   *
   * @throws Trouble where the ERP did not say; never an empty list for that. {@code
   *     document_not_found} where it has no such document
   */
  List<Booked> find(Booking booking, Evidence evidence) throws Trouble, InterruptedException;

  /**
   * Writes the line, once. Returning says nothing: the line is looked for afterwards.
   *
   * @throws Trouble of a kind that is {@link Trouble.Kind#before()} only where the ERP surely has
   *     not acted; what is thrown otherwise counts as an outcome that nobody knows
   */
  void create(Booking booking, Evidence evidence) throws Trouble, InterruptedException;

  /**
   * Whether the ERP is there, lets us in and looks as it should. Changes nothing.
   *
   * @throws Trouble where not
   */
  void check(Evidence evidence) throws Trouble, InterruptedException;

  /**
   * Takes back a line that was booked, where {@link Traits#takesBack()}.
   *
   * @throws Trouble as {@link #create}
   */
  default void takeBack(Booking booking, Booked line, Evidence evidence)
      throws Trouble, InterruptedException {
    throw new Trouble(Trouble.Kind.REFUSED, "not_supported", "This ERP cannot take a line back.");
  }

  /** Lets go of what it holds: connections, browsers and what they have started. */
  @Override
  void close();
}
