package dev.comanda.erp.browser;

import dev.comanda.delivery.connector.Trouble;
import java.util.Locale;
import java.util.Optional;

/** What an ERP's code says of its pages, so that a browser can be kept signed in there. */
public interface Site {
  /** In which its pages are asked for, whatever this machine speaks. */
  Locale language();

  /**
   * When its pages have settled, where they go on working by themselves after each deed; then
   * whatever is done or read waits for that.
   */
  default Optional<Settling> settling() {
    return Optional.empty();
  }

  /**
   * Signs in, in a browser that has just been started, and waits until that is seen.
   *
   * @throws Trouble of the kind {@code CREDENTIALS} where the ERP refuses the user or the password:
   *     they are not tried again
   */
  void enter(Page page) throws Trouble, InterruptedException;

  /**
   * Whether we are still signed in, by a page that is asked of the ERP afresh and changes nothing.
   */
  boolean alive(Page page) throws Trouble, InterruptedException;

  /**
   * Signs out, before a browser that is still well is ended: an ERP may keep a session for long
   * after its browser is gone. Where that fails the browser is ended all the same.
   */
  default void leave(Page page) throws Trouble, InterruptedException {}
}
