package dev.comanda.demo.erp;

import dev.comanda.demo.erp.words.Language;

/** At which requests a fault may show; what the switches and the inspection are asked, at none. */
public enum Where {
  /** A line is added. */
  SUBMIT("Position hinzufügen", "adding a line"),
  /** A page is read, also the one within a worksheet's page that has its lines. */
  READ("Seiten lesen", "reading pages"),
  /** Somebody logs in. */
  LOG_IN("Anmelden", "logging in"),
  /** Everything else that is sent: a line changed or deleted, a worksheet closed. */
  OTHER("andere Änderungen", "other changes"),
  /** Whatever is asked. */
  ANY("überall", "everywhere");

  private final String german;
  private final String english;

  Where(String german, String english) {
    this.german = german;
    this.english = english;
  }

  String in(Language language) {
    return language == Language.DE ? german : english;
  }
}
