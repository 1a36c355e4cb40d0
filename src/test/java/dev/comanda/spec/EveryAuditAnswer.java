package dev.comanda.spec;

import dev.comanda.http.Client;
import java.util.Set;
import java.util.TreeSet;

/** All that the route of the audit log answers, and which words stand there. */
final class EveryAuditAnswer {
  private static final String AUDIT = "/api/audit?limit=100";

  private final Client admin;

  EveryAuditAnswer(Client admin) {
    this.admin = admin;
  }

  /** The words of all that was done so far. */
  Set<String> words() {
    admin.get("/api/audit?from=x").expect(400, "invalid");
    admin.with("Accept", "text/csv").get(AUDIT).expect(200);
    var words = new TreeSet<String>();
    var page = admin.get(AUDIT).expect(200).json();
    page.get("data").forEach(each -> words.add(each.get("action").textValue()));
    while (page.get("has_more").booleanValue()) {
      page = admin.get(AUDIT + "&cursor=" + page.get("next_cursor").textValue()).json();
      page.get("data").forEach(each -> words.add(each.get("action").textValue()));
    }
    return words;
  }
}
