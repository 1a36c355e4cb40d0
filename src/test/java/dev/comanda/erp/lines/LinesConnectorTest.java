package dev.comanda.erp.lines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.delivery.connector.ConnectorKind;
import dev.comanda.delivery.connector.HostileContractTest;
import dev.comanda.delivery.connector.HostileErp;
import dev.comanda.delivery.connector.Traits;
import dev.comanda.delivery.connector.Trouble;
import dev.comanda.preparation.robot.TrustedAuthorities;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The connector {@code lines} before an adapter that does whatever goes wrong. */
class LinesConnectorTest extends HostileContractTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);

  private static final Traits SHORT =
      new Traits(
          Duration.ofMillis(1_500),
          Duration.ofMillis(1_500),
          Lines.TRAITS.settlesAfter(),
          Lines.TRAITS.atOnce(),
          Lines.TRAITS.takesBack());

  private final LinesStandIn erp = new LinesStandIn(CLOCK);

  @AfterEach
  void all_fits_the_protocol() {
    erp.close();
    assertThat(erp.protocol.faults()).isEmpty();
  }

  @Test
  void a_clock_that_is_off_is_told_from_a_wrong_secret() {
    for (var off : new Duration[] {Duration.ofMinutes(3), Duration.ofMinutes(-3)}) {
      var kind = new Lines(TrustedAuthorities.known(), Clock.offset(CLOCK, off));
      var connector = kind.open(erp.address(), erp.login());
      var trouble = trouble(() -> connector.create(booking("OilMat:12", "4.7"), evidence));
      assertThat(trouble.code()).isEqualTo("clock_differs");
      assertThat(trouble.kind()).isEqualTo(Trouble.Kind.UNREACHABLE);
    }
    assertThat(erp.lines()).isEmpty();
  }

  @Override
  protected HostileErp erp() {
    return erp;
  }

  @Override
  protected ConnectorKind kind() {
    return new Lines(TrustedAuthorities.known(), CLOCK);
  }

  @Override
  protected ConnectorKind hasty() {
    return new Lines(TrustedAuthorities.known(), CLOCK, SHORT);
  }
}
