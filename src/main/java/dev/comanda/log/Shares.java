package dev.comanda.log;

import static dev.comanda.log.Share.NOTHING;
import static dev.comanda.log.Share.PART;
import static dev.comanda.log.Share.WHOLE;

/**
 * Who may know how much of the events of a type. Managers and administrators know all of their
 * location. In this order: a waiter, of what is no other waiter's alone; of another's order at a
 * table; of another's that has no table; cooks; a key that may read the log and not orders; one
 * that may read both; guests; the phone that asks at a spot.
 */
enum Shares {
  /** A session's code lets in: cooks and programs do not get it. */
  SESSION(WHOLE, WHOLE, WHOLE, PART, PART, PART, NOTHING, NOTHING),

  /** What of a session its guests notice. */
  VISIT(WHOLE, WHOLE, WHOLE, PART, PART, PART, PART, NOTHING),

  /** Waiters share tables but not their customers; cooks see what is to be made. */
  ORDER(WHOLE, PART, NOTHING, PART, PART, WHOLE, PART, NOTHING),

  /** Whoever serves a table takes its money. */
  PAYMENT(WHOLE, WHOLE, NOTHING, NOTHING, NOTHING, NOTHING, PART, NOTHING),

  /** How often a receipt was issued is no matter of guests. */
  RECEIPT(WHOLE, WHOLE, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING),

  /** What stands on the menu. */
  CATALOG(WHOLE, WHOLE, WHOLE, WHOLE, WHOLE, WHOLE, WHOLE, NOTHING),

  /** A spot's code asks to be let in, its document is of another system. */
  SPOT(WHOLE, WHOLE, WHOLE, PART, PART, PART, NOTHING, NOTHING),

  /** An accepted request holds the code of its session. */
  REQUEST(WHOLE, WHOLE, WHOLE, NOTHING, NOTHING, NOTHING, NOTHING, PART),

  /** Where something is made is no matter of guests. */
  STATION(WHOLE, WHOLE, WHOLE, WHOLE, WHOLE, WHOLE, NOTHING, NOTHING),

  /** As orders; who makes it need not know for whom. */
  TICKET(WHOLE, PART, NOTHING, PART, PART, WHOLE, PART, NOTHING),

  /** Guests and programs are told what stands at the head of a page. */
  LOCATION(WHOLE, WHOLE, WHOLE, WHOLE, PART, PART, PART, NOTHING),

  /** Where the ERP is and who signs in there is for those alone who run the location. */
  INTEGRATION(NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING),

  NOBODY(NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING);

  private final Share waiter;
  private final Share anothers;
  private final Share anothersAlone;
  private final Share kitchen;
  private final Share program;
  private final Share programOfOrders;
  private final Share guests;
  private final Share asker;

  Shares(
      Share waiter,
      Share anothers,
      Share anothersAlone,
      Share kitchen,
      Share program,
      Share programOfOrders,
      Share guests,
      Share asker) {
    this.waiter = waiter;
    this.anothers = anothers;
    this.anothersAlone = anothersAlone;
    this.kitchen = kitchen;
    this.program = program;
    this.programOfOrders = programOfOrders;
    this.guests = guests;
    this.asker = asker;
  }

  /** Of an order of another waiter, or of its payments. */
  Share ofAnother(boolean atTable) {
    return atTable ? anothers : anothersAlone;
  }

  Share of(Audience.Kind kind) {
    return switch (kind) {
      case MANAGEMENT -> this == NOBODY ? NOTHING : WHOLE;
      case WAITER -> waiter;
      case KITCHEN -> kitchen;
      case PROGRAM -> program;
      case PROGRAM_OF_ORDERS -> programOfOrders;
      case GUESTS -> guests;
      case ASKER -> asker;
    };
  }
}
