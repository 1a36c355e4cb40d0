package dev.comanda.erp.lines;

import dev.comanda.erp.lines.SheetsErp.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Worksheets of an ERP: each is there when it is asked for. Thread-safe. */
final class Sheets {
  private final List<Line> lines = new CopyOnWriteArrayList<>();

  /** What is sold; anything where it is empty. */
  final Set<String> products = ConcurrentHashMap.newKeySet();

  List<Line> all() {
    return List.copyOf(lines);
  }

  List<Line> of(String document) {
    return lines.stream().filter(line -> line.document().equals(document)).toList();
  }

  /** The last line of one stands there twice. */
  void again(String document) {
    lines.add(of(document).getLast());
  }

  /** What stands on one, as the protocol tells it. */
  List<Map<String, String>> found(String document) {
    var found = new ArrayList<Map<String, String>>();
    for (var line : of(document)) {
      found.add(
          Map.of(
              "line", Integer.toString(found.size() + 1),
              "product", line.product(),
              "quantity", line.quantity(),
              "text", line.text()));
    }
    return found;
  }

  Said written(NewLine line) {
    if (!products.isEmpty() && !products.contains(line.product())) {
      return Said.no(422, "product_unknown");
    }
    var text = line.mark() + " " + line.description();
    lines.add(new Line(line.document(), line.product(), line.quantity(), text));
    return Said.json(200, "{}");
  }
}
