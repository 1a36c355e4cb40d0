package dev.comanda.erp.trytonweb;

import dev.comanda.delivery.connector.ConnectorKind;
import dev.comanda.delivery.connector.Traits;
import dev.comanda.erp.browser.Browsers;
import java.time.Duration;

/**
 * The connector with limits for a machine that is busy, and as to when a line that was given up may
 * still appear in a hurry.
 */
public final class HastyTrytonWeb {
  private static final Traits TRAITS =
      new Traits(
          Duration.ofSeconds(90),
          Duration.ofSeconds(60),
          Duration.ofSeconds(10),
          TrytonWebPages.TRAITS.atOnce(),
          TrytonWebPages.TRAITS.takesBack());

  private HastyTrytonWeb() {}

  /** The kind. */
  public static ConnectorKind kind(Browsers browsers) {
    return TrytonWebPages.kind(browsers, TRAITS);
  }
}
