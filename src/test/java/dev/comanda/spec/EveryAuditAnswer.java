package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.http.Client;
import java.util.Set;
import java.util.TreeSet;

/** All that the route of the audit log answers, and what stands there. */
final class EveryAuditAnswer {
  private static final String AUDIT = "/api/audit?limit=100";

  /** What is done to nothing that has an id, or to an account that nobody may have. */
  private static final Set<String> TO_NOTHING =
      Set.of(
          "staff.signed_out",
          "staff.sign_in_failed",
          "staff.guessed_at",
          "staff.second_factor_policy",
          "setup.step_reached");

  /** What is done to all of a location. */
  private static final Set<String> TO_A_LOCATION =
      Set.of(
          "location.created",
          "location.changed",
          "catalog.sample_taken",
          "catalog.emptied",
          "catalog.imported",
          "integrations.paused",
          "integrations.resumed",
          "alert_webhook.set",
          "alert_webhook.deleted",
          "spots.created");

  /** What belongs to no location, or to that of an account that nobody may have. */
  private static final Set<String> NOWHERE =
      Set.of(
          "staff.sign_in_failed",
          "staff.guessed_at",
          "staff.second_factor_policy",
          "setup.administrator_made",
          "setup.step_reached",
          "api_key.created",
          "api_key.revoked");

  private final Client admin;
  private final Set<String> words = new TreeSet<>();

  EveryAuditAnswer(Client admin) {
    this.admin = admin;
  }

  /** The words of all that was done so far; each line says to what and where it was done. */
  Set<String> words() {
    admin.get("/api/audit?from=x").expect(400, "invalid");
    admin.with("Accept", "text/csv").get(AUDIT).expect(200);
    var page = admin.get(AUDIT).expect(200).json();
    page.get("data").forEach(this::look);
    while (page.get("has_more").booleanValue()) {
      page = admin.get(AUDIT + "&cursor=" + page.get("next_cursor").textValue()).json();
      page.get("data").forEach(this::look);
    }
    return words;
  }

  private void look(JsonNode line) {
    var word = line.get("action").textValue();
    words.add(word);
    var place = line.path("location_id").textValue();
    var thing = line.at("/target/id").textValue();
    if (!NOWHERE.contains(word)) {
      assertThat(place).as("where: %s", line).isNotNull();
    }
    if (!TO_NOTHING.contains(word)) {
      assertThat(thing).as("to what: %s", line).isNotNull();
      assertThat(thing.equals(place))
          .as("to what: %s", line)
          .isEqualTo(TO_A_LOCATION.contains(word));
    }
  }
}
