package dev.comanda;

import dev.comanda.delivery.connector.ConnectorKind;
import dev.comanda.delivery.integration.Running;
import dev.comanda.erp.browser.Browsers;
import dev.comanda.erp.browser.Limits;
import dev.comanda.erp.browser.Programs;
import dev.comanda.erp.demoerp.DemoErpPages;
import dev.comanda.erp.lines.Lines;
import dev.comanda.erp.sqlledger.SqlLedgerPages;
import dev.comanda.erp.tryton.Tryton;
import dev.comanda.erp.trytonweb.TrytonWebPages;
import dev.comanda.preparation.robot.TrustedAuthorities;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * In which kinds of ERP the program can book.
 *
 * @param only the one integration that this process is for; null where it is for all
 * @param end lets go of what they have started
 */
record Erps(List<ConnectorKind> kinds, Running.@Nullable Only only, Runnable end)
    implements AutoCloseable {
  private static final String BROWSERS = "browsers";

  /** Copies the list. */
  Erps {
    kinds = List.copyOf(kinds);
  }

  /**
   * All that the program knows.
   *
   * @param data the data folder, where browsers keep what they need while they run
   */
  static Erps known(Clock clock, Path data) {
    var browsers = Browsers.in(data.resolve(BROWSERS), Programs::found, Limits.USUAL);
    var trusted = TrustedAuthorities.known();
    var kinds =
        List.of(
            new Lines(trusted, clock),
            new Tryton(trusted, clock),
            TrytonWebPages.kind(browsers),
            SqlLedgerPages.kind(browsers),
            DemoErpPages.kind(browsers));
    return new Erps(kinds, null, browsers::close);
  }

  /** These, for all integrations. */
  static Erps of(ConnectorKind... kinds) {
    return of(() -> {}, kinds);
  }

  /** These, for all integrations; at the end that is done. */
  static Erps of(Runnable end, ConnectorKind... kinds) {
    return new Erps(List.of(kinds), null, end);
  }

  /** The same for one integration alone. */
  Erps only(Running.Only one) {
    return new Erps(kinds, one, end);
  }

  @Override
  public void close() {
    end.run();
  }
}
