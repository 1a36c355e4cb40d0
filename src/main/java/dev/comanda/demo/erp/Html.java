package dev.comanda.demo.erp;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Markup, into which texts come escaped. */
record Html(String markup) {
  static final Html NONE = new Html("");

  private static final String HOLE = "{}";

  /** A template whose holes {@code {}} are filled in turn: with markup as it is, else escaped. */
  static Html of(String template, Object... parts) {
    var out = new StringBuilder();
    int from = 0;
    for (var part : parts) {
      int hole = template.indexOf(HOLE, from);
      if (hole < 0) {
        throw new IllegalArgumentException("fewer holes than parts: " + template);
      }
      out.append(template, from, hole);
      out.append(part instanceof Html html ? html.markup() : escaped(String.valueOf(part)));
      from = hole + HOLE.length();
    }
    if (template.indexOf(HOLE, from) >= 0) {
      throw new IllegalArgumentException("more holes than parts: " + template);
    }
    return new Html(out.append(template, from, template.length()).toString());
  }

  static Html all(Stream<Html> parts) {
    return new Html(parts.map(Html::markup).collect(Collectors.joining()));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
