package dev.comanda.demo.erp;

import dev.comanda.demo.erp.words.Language;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an ERP does wrong. Those with a place of their own show nowhere else. */
public enum Kind {
  /** Waits, then does it. */
  SLOW_BEFORE(null, "wartet vorher", "waits before it"),
  /** Does it, then waits with the answer. */
  SLOW_AFTER(null, "wartet danach", "waits after it"),
  /** Answers 500 and does nothing. */
  FAIL_BEFORE(null, "Fehler 500, nichts getan", "error 500, nothing done"),
  /** Does it and answers 500. */
  FAIL_AFTER(null, "Fehler 500, aber getan", "error 500, but done"),
  /** Does nothing and never answers. */
  HANG_BEFORE(null, "antwortet nie, nichts getan", "never answers, nothing done"),
  /** Does it and never answers. */
  HANG_AFTER(null, "antwortet nie, aber getan", "never answers, but done"),
  /** Drops the connection and does nothing; a browser may send it again by itself. */
  CUT_BEFORE(null, "trennt die Verbindung, nichts getan", "drops the connection, nothing done"),
  /** Does it and drops the connection; a browser may send it again by itself. */
  CUT_AFTER(null, "trennt die Verbindung, aber getan", "drops the connection, but done"),
  /** Answers 429 and does nothing. */
  TOO_MANY(null, "429, zu viele Anfragen", "429, too many requests"),
  /** The session is dead when the request arrives. */
  LOG_OUT(null, "meldet ab", "logs out"),
  /** Says that the line is saved, and does not write it. */
  LIE(Where.SUBMIT, "meldet Erfolg, schreibt nichts", "says saved, writes nothing"),
  /** Writes the line twice. */
  DOUBLE(Where.SUBMIT, "schreibt doppelt", "writes twice"),
  /** Says at once that the line is saved, and writes it later. */
  LATE(Where.SUBMIT, "schreibt erst später", "writes later"),
  /** Writes ten times the quantity, as where a decimal comma is lost. */
  OTHER_QUANTITY(Where.SUBMIT, "verliert das Komma der Menge", "loses the quantity's comma"),
  /** Writes the beginning of the reference only. */
  SHORT_REFERENCE(Where.SUBMIT, "kürzt die Referenz", "cuts the reference short"),
  /** Somebody closes the worksheet just before. */
  CLOSE_WORKSHEET(Where.SUBMIT, "jemand schließt den Auftrag", "somebody closes the worksheet"),
  /** Asks on a page of its own whether the line is meant; nothing is written until then. */
  WARNING(Where.SUBMIT, "fragt auf eigener Seite nach", "asks again on a page of its own"),
  /** Shows a notice instead of the worksheet. */
  NOTICE(Where.READ, "Hinweisseite vor dem Auftrag", "a notice before the worksheet"),
  /** Opens a JavaScript alert over the worksheet. */
  POPUP(Where.READ, "Meldungsfenster im Auftrag", "an alert over the worksheet"),
  /** Covers the worksheet for a while. */
  OVERLAY(Where.READ, "verdeckt den Auftrag", "covers the worksheet"),
  /** The quantity's field has another label and name. */
  RENAMED_FIELD(Where.READ, "Feld Menge heißt anders", "the quantity's field is renamed"),
  /** The quantity and the price have changed places. */
  MOVED_FIELD(Where.READ, "Feld Menge steht woanders", "the quantity's field is moved"),
  /** A script empties the quantity's field after a while. */
  WIPED_FIELD(Where.READ, "leert das Feld Menge", "wipes the quantity's field"),
  /** The form asks another question before it is sent. */
  OTHER_QUESTION(Where.READ, "stellt eine andere Frage", "asks another question"),
  /** A user who logs in is logged out everywhere else. */
  ONE_SESSION(Where.LOG_IN, "nur eine Sitzung je Benutzer", "one session a user");

  private final @Nullable Where only;
  private final String german;
  private final String english;

  Kind(@Nullable Where only, String german, String english) {
    this.only = only;
    this.german = german;
    this.english = english;
  }

  /** The one place where it shows, or null where that is chosen. */
  @Nullable Where only() {
    return only;
  }

  /** Whether it has a delay. */
  boolean waits() {
    return Set.of(SLOW_BEFORE, SLOW_AFTER, LATE, OVERLAY, WIPED_FIELD).contains(this);
  }

  String in(Language language) {
    return language == Language.DE ? german : english;
  }
}
