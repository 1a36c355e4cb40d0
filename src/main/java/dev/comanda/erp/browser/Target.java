package dev.comanda.erp.browser;

import java.util.Locale;

/**
 * Something on a page, by what it is and what it is called there, as a person would say it. Where
 * it stands does not count. Names are compared whole, without the space around them and a colon or
 * asterisk after them.
 *
 * @param role what it is
 * @param name what it is called
 */
public record Target(Role role, String name) {
  /** What something is. */
  public enum Role {
    /** An input, by its label, the cell before it or the head of its column. */
    FIELD,
    /** A button, by its words. */
    BUTTON,
    /** A link, tab or entry of a menu, by its words. */
    LINK,
    /** A table's row, by what one of its cells says. */
    ROW,
    /** The smallest part of the page that has these words in it. */
    TEXT,
    /** A heading, by its words. */
    HEADING,
    /** A dialog, form or group of fields, by its title. */
    GROUP,
    /** A table, by its title or by the head of one of its columns. */
    TABLE;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** An input. */
  public static Target field(String label) {
    return new Target(Role.FIELD, label);
  }

  /** A button. */
  public static Target button(String words) {
    return new Target(Role.BUTTON, words);
  }

  /** A link, tab or entry of a menu. */
  public static Target link(String words) {
    return new Target(Role.LINK, words);
  }

  /** A row with a cell that says this. */
  public static Target row(String cell) {
    return new Target(Role.ROW, cell);
  }

  /** What has these words in it. */
  public static Target text(String words) {
    return new Target(Role.TEXT, words);
  }

  /** A heading. */
  public static Target heading(String words) {
    return new Target(Role.HEADING, words);
  }

  /** A dialog, form or group of fields. */
  public static Target group(String title) {
    return new Target(Role.GROUP, title);
  }

  /** A table. */
  public static Target table(String titleOrColumn) {
    return new Target(Role.TABLE, titleOrColumn);
  }

  @Override
  public String toString() {
    return role.word() + " \"" + name + "\"";
  }
}
