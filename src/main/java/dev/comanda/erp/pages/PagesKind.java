package dev.comanda.erp.pages;

import dev.comanda.delivery.connector.Connector;
import dev.comanda.delivery.connector.ConnectorKind;
import dev.comanda.delivery.connector.Login;
import dev.comanda.delivery.connector.Traits;
import dev.comanda.erp.browser.Browsers;
import dev.comanda.wire.Address;
import java.net.URI;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A kind of ERP that is booked in through its pages.
 *
 * @param browsers of this process, which all kinds share
 * @param pages where things are there
 * @param address sees whether an address may be one of theirs, and throws as {@link #check} where
 *     not
 */
public record PagesKind(
    String name, Traits traits, Browsers browsers, ErpPages.At pages, Consumer<URI> address)
    implements ConnectorKind {
  /** A user has one browser, in which one line at a time is worked on. */
  public PagesKind {
    if (traits.atOnce() != 1) {
      throw new IllegalArgumentException("a browser does one thing at a time");
    }
  }

  /** A kind of ERP that may be at any address that can be called. */
  public PagesKind(String name, Traits traits, Browsers browsers, ErpPages.At pages) {
    this(name, traits, browsers, pages, any -> {});
  }

  @Override
  public void check(URI at) {
    address.accept(URI.create(Address.of(at).toString()));
  }

  @Override
  public Connector open(URI at, @Nullable Login login) {
    check(at);
    var plain = URI.create(Address.of(at).toString());
    return new PagesConnector(this, plain, login);
  }
}
