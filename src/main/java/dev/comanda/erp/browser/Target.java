package dev.comanda.erp.browser;

import java.util.Locale;

/**
 * Something on a page, by what it is and what it is called there, as a person would say it. Where
 * it stands does not count. Names are compared whole, without the space around them and a colon or
 * asterisk after them.
 *
 * @param role what it is
 * @param name what it is called
 * @param column of a row, under whose head its cell says so; empty where any cell may
 */
public record Target(Role role, String name, String column) {
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
    /** The row right below such a one, where a table has several rows for one thing. */
    BELOW,
    /** The smallest part of the page that has these words in it. */
    TEXT,
    /** The smallest part of the page that says these words and no others. */
    WORDS,
    /** A message of the page (alert or status) that has these words in it. */
    MESSAGE,
    /** A heading, by its words. */
    HEADING,
    /** A dialog, form or group of fields, by its title. */
    GROUP,
    /** A table, by its title or by the head of one of its columns. */
    TABLE,
    /** A frame, by its name, id or title. */
    FRAME;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** An input. */
  public static Target field(String label) {
    return new Target(Role.FIELD, label, "");
  }

  /** An input that nothing there names, as a tick box in a table; where there is one such. */
  public static Target unnamed() {
    return field("");
  }

  /** A button. */
  public static Target button(String words) {
    return new Target(Role.BUTTON, words, "");
  }

  /** A link, tab or entry of a menu. */
  public static Target link(String words) {
    return new Target(Role.LINK, words, "");
  }

  /** A row with a cell that says this. */
  public static Target row(String cell) {
    return new Target(Role.ROW, cell, "");
  }

  /** A row whose cell in a column says this. */
  public static Target row(String column, String cell) {
    return new Target(Role.ROW, cell, column);
  }

  /** What stands right below the row whose cell in a column says this. */
  public static Target below(String column, String cell) {
    return new Target(Role.BELOW, cell, column);
  }

  /** What has these words in it. */
  public static Target text(String words) {
    return new Target(Role.TEXT, words, "");
  }

  /** What says this and nothing else. */
  public static Target words(String words) {
    return new Target(Role.WORDS, words, "");
  }

  /** A message of the page that has these words in it. */
  public static Target message(String words) {
    return new Target(Role.MESSAGE, words, "");
  }

  /** A heading. */
  public static Target heading(String words) {
    return new Target(Role.HEADING, words, "");
  }

  /** A dialog, form or group of fields. */
  public static Target group(String title) {
    return new Target(Role.GROUP, title, "");
  }

  /** A table. */
  public static Target table(String titleOrColumn) {
    return new Target(Role.TABLE, titleOrColumn, "");
  }

  /** A frame. */
  public static Target frame(String name) {
    return new Target(Role.FRAME, name, "");
  }

  @Override
  public String toString() {
    var where = column.isEmpty() ? "" : column + " ";
    return role.word() + " " + where + "\"" + name + "\"";
  }
}
