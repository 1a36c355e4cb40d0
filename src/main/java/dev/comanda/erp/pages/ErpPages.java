package dev.comanda.erp.pages;

import dev.comanda.delivery.connector.Booked;
import dev.comanda.delivery.connector.Booking;
import dev.comanda.delivery.connector.Login;
import dev.comanda.delivery.connector.Trouble;
import dev.comanda.erp.browser.Page;
import dev.comanda.erp.browser.Site;
import java.net.URI;
import java.util.List;

/** Where things are on the pages of one ERP, for one who signs in there. */
public interface ErpPages extends Site {
  /** The pages of an ERP at an address, for who signs in. */
  @FunctionalInterface
  interface At {
    /** Where things are for this login; reaches nothing. */
    ErpPages of(URI address, Login login);
  }

  /**
   * All lines of the booking's document, as they are shown; those of other marks too.
   *
   * @throws Trouble {@code document_not_found} where there is no such document
   */
  List<Booked> lines(Page page, Booking booking) throws Trouble, InterruptedException;

  /** Adds the line, by one {@link Page#submit}, and waits until the ERP says what became of it. */
  void add(Page page, Booking booking) throws Trouble, InterruptedException;

  /** Takes the line back, in the same way. */
  void takeBack(Page page, Booking booking, Booked line) throws Trouble, InterruptedException;

  /** Sees that all pages that are needed look as they should, as far as nothing changes by it. */
  void check(Page page) throws Trouble, InterruptedException;
}
