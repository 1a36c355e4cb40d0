package dev.comanda.spec;

import java.util.List;
import java.util.Map;

/** One pass over all that the routes of API keys answer. */
final class EveryKeyAnswer {
  private static final String KEYS = "/api/api-keys";

  private final Evening evening;

  EveryKeyAnswer(Evening evening) {
    this.evening = evening;
  }

  void walk() {
    var admin = evening.admin;
    admin.get(KEYS).expect(200);
    admin.get(KEYS + "?limit=x").expect(400, "invalid");
    admin.post(KEYS, Map.of()).expect(400, "invalid");
    var till =
        Map.of("name", "Till", "locations", List.of("bistro"), "scopes", List.of("orders:write"));
    var id = admin.post(KEYS, till).expect(201).json().get("id").textValue();
    admin.post(KEYS, till).expect(409, "key_name_taken");
    admin.delete(KEYS + "/" + id).expect(204);
  }
}
