package dev.comanda.spec;

import java.time.Clock;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of the audit log cannot be asked. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadAuditQueryTest {
  @AutoClose private final Evening evening = new Evening(Clock.systemUTC());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from=2026-02-30",
        "from=yesterday",
        "from=%2B99999-01-01",
        "from=0001-01-01",
        "from=2026-06-02&to=2026-06-01",
        "staff=waiter",
        "action=order.eaten",
        "location=nowhere",
        "limit=0",
        "limit=1000000000",
        "cursor=x"
      })
  void what_cannot_be_asked_is_refused_by_name(String query) {
    evening.admin.get("/api/audit?" + query).expect(400, "invalid");
  }
}
