package dev.comanda.erp.demoerp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.comanda.delivery.connector.KeptEvidence;
import dev.comanda.delivery.connector.Trouble;
import dev.comanda.erp.browser.Browsers;
import dev.comanda.erp.browser.Limits;
import dev.comanda.erp.browser.Programs;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the connector {@code demoerp} holds, lets go of, and says where it cannot begin. */
class DemoErpPagesTest {
  private Garage garage;
  private final KeptEvidence evidence = new KeptEvidence();

  @BeforeEach
  void start() {
    garage = new Garage();
  }

  @AfterEach
  void end() {
    garage.close();
  }

  @Test
  void one_browser_is_kept_for_an_integration_and_goes_with_it() throws Exception {
    var side = new DemoErpSide(garage.erp);
    var connector =
        DemoErpPages.kind(garage.browsers, DemoErpPages.TRAITS).open(side.address(), side.login());
    assertThat(garage.profiles()).doesNotExist();
    connector.check(evidence);
    var kept = homes();
    assertThat(kept).hasSize(1);
    connector.check(evidence);
    assertThat(homes()).isEqualTo(kept);
    assertThat(garage.erp.counts().logIns()).isEqualTo(1);
    connector.close();
    assertThat(homes()).isEmpty();
  }

  private List<Path> homes() throws IOException {
    try (var below = Files.walk(garage.profiles(), 2)) {
      return below
          .filter(each -> garage.profiles().relativize(each).getNameCount() == 2)
          .filter(Files::isDirectory)
          .toList();
    }
  }

  @Test
  void where_there_is_no_browser_it_is_said_with_the_cure() {
    var none = new Programs(Optional.empty(), Optional.empty());
    var side = new DemoErpSide(garage.erp);
    try (var browsers = Browsers.in(garage.profiles(), () -> none, Limits.USUAL);
        var connector = DemoErpPages.kind(browsers).open(side.address(), side.login())) {
      var trouble =
          Objects.requireNonNull(
              catchThrowableOfType(Trouble.class, () -> connector.check(evidence)));
      assertThat(trouble.kind()).isEqualTo(Trouble.Kind.UNREACHABLE);
      assertThat(trouble.code()).isEqualTo("browser_unfit");
      assertThat(trouble.text())
          .contains("Chromium is not installed on this machine")
          .contains("apt-get install -y chromium chromium-driver");
    }
  }

  @Test
  void an_address_that_is_none_is_said_at_once() {
    var kind = DemoErpPages.kind(garage.browsers);
    assertThatThrownBy(() -> kind.open(URI.create("ftp://erp.example"), null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("http://");
  }
}
