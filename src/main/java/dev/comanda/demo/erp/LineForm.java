package dev.comanda.demo.erp;

import dev.comanda.demo.erp.words.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The fields of a line, with what is typed in them already. */
record LineForm(Visit visit, Map<String, String> typed, boolean renamed, boolean moved) {

  LineForm(Visit visit, Map<String, String> typed) {
    this(visit, typed, false, false);
  }

  Html fields() {
    var quantity =
        renamed
            ? field("count", Word.COUNT, typed.getOrDefault("quantity", ""))
            : field("quantity", Word.QUANTITY);
    var price = field("price", Word.UNIT_PRICE);
    var fields = new ArrayList<Html>();
    fields.add(field("product", Word.PRODUCT));
    fields.add(field("description", Word.DESCRIPTION));
    fields.addAll(moved ? List.of(price, quantity) : List.of(quantity, price));
    fields.add(field("reference", Word.REFERENCE));
    return Html.all(fields.stream());
  }

  /** The same fields, not to be seen. */
  Html hidden() {
    return Html.all(
        Stream.of("product", "description", "quantity", "count", "price", "reference")
            .filter(typed::containsKey)
            .map(
                name ->
                    Html.of(
                        "<input type=\"hidden\" name=\"{}\" value=\"{}\">\n",
                        name,
                        typed.getOrDefault(name, ""))));
  }

  private Html field(String name, Word label) {
    return field(name, label, typed.getOrDefault(name, ""));
  }

  private Html field(String name, Word label, String value) {
    return Layout.field(name, visit.say(label), value);
  }
}
