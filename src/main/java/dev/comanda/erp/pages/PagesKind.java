package dev.comanda.erp.pages;

import dev.comanda.delivery.connector.Connector;
import dev.comanda.delivery.connector.ConnectorKind;
import dev.comanda.delivery.connector.Login;
import dev.comanda.delivery.connector.Traits;
import dev.comanda.erp.browser.Browsers;
import dev.comanda.wire.Address;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A kind of ERP that is booked in through its pages.
 *
 * @param browsers of this process, which all kinds share
 * @param pages where things are there
 */
public record PagesKind(String name, Traits traits, Browsers browsers, ErpPages.At pages)
    implements ConnectorKind {
  /** A user has one browser, in which one line at a time is worked on. */
  public PagesKind {
    if (traits.atOnce() != 1) {
      throw new IllegalArgumentException("a browser does one thing at a time");
    }
  }

  @Override
  public Connector open(URI address, @Nullable Login login) {
    var plain = URI.create(Address.of(address).toString());
    return new PagesConnector(this, plain, login);
  }
}
