package dev.comanda.spec;

import static dev.comanda.spec.TextFields.HERE;

import dev.comanda.http.Client.Answer;
import dev.comanda.spec.TextFields.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The fields of connections to ERPs that a person writes into. */
final class ConnectionFields {
  private final TextFields fields;
  private final Evening evening;
  private final Connections connections;

  ConnectionFields(TextFields fields, Evening evening) {
    this.fields = fields;
    this.evening = evening;
    connections = new Connections(evening);
  }

  /** At the bar; each is ended at once, since a place has only so many. */
  List<Field> all() {
    var workshop = Map.<String, Object>of("workshop", HERE);
    var user = Map.<String, Object>of("username", HERE, "password", "hush");
    var document = Map.<String, Object>of("document_rule", "fixed", "fixed_document", HERE);
    var one = Connections.ALL + "/{id}";
    var path = connections.aPath("bar");
    return List.of(
        made("/workshop", workshop),
        made("/username", user),
        made("/fixed_document", document),
        changed(path, "/workshop", workshop),
        changed(path, "/username", user),
        changed(path, "/fixed_document", document),
        TextFields.field(
            "PUT " + one + "/mappings",
            "/data/0/number",
            "/data/0/number",
            text -> numbered(path + "/mappings", text)));
  }

  private Field made(String pointer, Map<String, Object> with) {
    return TextFields.field(
        "POST " + Connections.ALL,
        pointer,
        pointer,
        text -> {
          var body = new HashMap<>(connections.body("bar"));
          body.putAll(with);
          var made = fields.send("POST ", Connections.ALL, fields.filled(body, text));
          if (made.status() == 201) {
            evening.admin.delete(Connections.path(made.json())).expect(204);
          }
          return made;
        });
  }

  private Field changed(String path, String pointer, Map<String, Object> with) {
    return TextFields.field(
        "PATCH " + Connections.ALL + "/{id}",
        pointer,
        pointer,
        text -> fields.send("PATCH ", path, fields.filled(with, text)));
  }

  private Answer numbered(String path, String text) {
    var first = path + "?limit=1";
    var product = evening.admin.get(first).expect(200).json().at("/data/0/product_id");
    var put = fields.send("PUT ", path, Connections.number(product.textValue(), text));
    return put.status() == 200 ? evening.admin.get(first) : put;
  }
}
