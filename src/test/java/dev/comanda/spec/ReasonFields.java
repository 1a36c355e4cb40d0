package dev.comanda.spec;

import dev.comanda.spec.TextFields.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The fields that say why something is taken back, or what a payment was. */
final class ReasonFields {
  private final TextFields fields;
  private final Evening evening;

  ReasonFields(TextFields fields, Evening evening) {
    this.fields = fields;
    this.evening = evening;
  }

  List<Field> all() {
    var all = new ArrayList<Field>();
    reasons(all);
    money(all);
    return all;
  }

  private void reasons(List<Field> all) {
    all.add(
        reason(
            "POST /api/orders/{id}/cancellation",
            "/cancel_reason",
            () -> "/api/orders/" + ordered() + "/cancellation"));
    all.add(
        reason(
            "POST /api/orders/{id}/lines/{no}/void",
            "/lines/0/void_reason",
            () -> "/api/orders/" + ordered() + "/lines/1/void"));
  }

  private Field reason(String route, String found, Supplier<String> path) {
    return TextFields.field(
        route, "/reason", found, text -> fields.send(route, path.get(), Map.of("reason", text)));
  }

  private String ordered() {
    return evening
        .waiter
        .post("/api/orders", Evening.one(evening.product, 1))
        .expect(201)
        .json()
        .get("id")
        .textValue();
  }

  private void money(List<Field> all) {
    evening.takesPayments("bistro", true);
    var note = Map.of("method", "cash", "share_of", 1, "note", TextFields.HERE);
    all.add(
        TextFields.field(
            "POST /api/orders/{id}/payments",
            "/note",
            "/note",
            text ->
                fields.send(
                    "POST ", "/api/orders/" + ordered() + "/payments", fields.filled(note, text))));
    all.add(
        TextFields.field(
            "POST /api/sessions/{id}/payments",
            "/note",
            "/note",
            text -> {
              var table = evening.table();
              evening.order(table.guest(), 1).expect(201);
              return fields.send(
                  "POST ", "/api/sessions/" + table.id() + "/payments", fields.filled(note, text));
            }));
    all.add(
        reason(
            "POST /api/payments/{id}/reversal",
            "/reason",
            () -> {
              var paid =
                  fields.send(
                      "POST ",
                      "/api/orders/" + ordered() + "/payments",
                      Map.of("method", "cash", "share_of", 1));
              return "/api/payments/" + paid.expect(201).json().get("id").textValue() + "/reversal";
            }));
  }
}
