package dev.comanda.erp.pages;

import dev.comanda.delivery.connector.Booked;
import dev.comanda.delivery.connector.Booking;
import dev.comanda.delivery.connector.Connector;
import dev.comanda.delivery.connector.Evidence;
import dev.comanda.delivery.connector.Login;
import dev.comanda.delivery.connector.Mark;
import dev.comanda.delivery.connector.Trouble;
import dev.comanda.erp.browser.Browser;
import dev.comanda.erp.browser.Page;
import dev.comanda.wire.Address;
import dev.comanda.wire.Doorkeeper;
import dev.comanda.wire.NotSent;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Books through the pages of one ERP, in a browser that is kept for the integration's own login. A
 * line with a login of its own gets a browser for each call.
 */
final class PagesConnector implements Connector {
  private static final Doorkeeper DOORKEEPER = new Doorkeeper();

  private final PagesKind kind;
  private final URI address;
  private final @Nullable Desk own;

  PagesConnector(PagesKind kind, URI address, @Nullable Login login) {
    this.kind = kind;
    this.address = address;
    this.own = login == null ? null : desk(login);
  }

  /** A browser, and where things are in it. */
  private record Desk(Browser browser, ErpPages erp) implements AutoCloseable {
    <T> T on(Duration limit, Evidence evidence, Work<T> work) throws Trouble, InterruptedException {
      return browser.attempt(limit, evidence, page -> work.at(erp, page));
    }

    <T> T last(Duration limit, Evidence evidence, Work<T> work)
        throws Trouble, InterruptedException {
      return browser.last(limit, evidence, page -> work.at(erp, page));
    }

    @Override
    public void close() {
      browser.close();
    }
  }

  /** What is done on an ERP's pages. */
  @FunctionalInterface
  private interface Work<T> {
    T at(ErpPages erp, Page page) throws Trouble, InterruptedException;
  }

  /** The same, for what gives nothing. */
  @FunctionalInterface
  private interface Deed {
    void at(ErpPages erp, Page page) throws Trouble, InterruptedException;
  }

  private Desk desk(Login login) {
    var user = address + " " + login.user();
    var erp = kind.pages().of(address, login);
    return new Desk(kind.browsers().browser(user, erp), erp);
  }

  @Override
  public List<Booked> find(Booking booking, Evidence evidence)
      throws Trouble, InterruptedException {
    var limit = kind.traits().findLimit();
    var lines =
        on(
            booking.login(),
            limit,
            evidence,
            (erp, page) -> {
              var shown = erp.lines(page, booking);
              page.see("found");
              return shown;
            });
    return lines.stream().filter(line -> Mark.standsIn(line.text(), booking.mark())).toList();
  }

  @Override
  public void create(Booking booking, Evidence evidence) throws Trouble, InterruptedException {
    write(booking, evidence, (erp, page) -> erp.add(page, booking));
  }

  @Override
  public void takeBack(Booking booking, Booked line, Evidence evidence)
      throws Trouble, InterruptedException {
    write(booking, evidence, (erp, page) -> erp.takeBack(page, booking, line));
  }

  private void write(Booking booking, Evidence evidence, Deed deed)
      throws Trouble, InterruptedException {
    var limit = kind.traits().createLimit();
    Work<ErpPages> work =
        (erp, page) -> {
          deed.at(erp, page);
          return erp;
        };
    var _ = on(booking.login(), limit, evidence, work);
  }

  @Override
  public void check(Evidence evidence) throws Trouble, InterruptedException {
    Work<ErpPages> work =
        (erp, page) -> {
          erp.check(page);
          page.see("checked");
          return erp;
        };
    var _ = on(null, kind.traits().findLimit(), evidence, work);
  }

  private <T> T on(@Nullable Login ofLine, Duration limit, Evidence evidence, Work<T> work)
      throws Trouble, InterruptedException {
    try {
      var _ = DOORKEEPER.addresses(Address.of(address));
    } catch (NotSent e) {
      throw new Trouble(Trouble.Kind.UNREACHABLE, e.code(), e.words());
    }
    if (ofLine != null) {
      try (var once = desk(ofLine)) {
        return once.last(limit, evidence, work);
      }
    }
    if (own == null) {
      throw new Trouble(
          Trouble.Kind.CREDENTIALS, "credentials_missing", "Nobody is named who signs in.");
    }
    return own.on(limit, evidence, work);
  }

  @Override
  public void close() {
    if (own != null) {
      own.close();
    }
  }
}
