package dev.comanda.demo.erp.words;

/** Every text of the pages. */
public enum Word {
  ACTIONS("Aktionen", "Actions"),
  ADD_LINE("Position hinzufügen", "Add line"),
  ALL("Alle", "All"),
  ALL_OFF("Alle Schalter aus", "All switches off"),
  AMOUNT("Betrag", "Amount"),
  ANOTHER_QUESTION(
      "Der Artikel ist im Lager nicht vorrätig. Trotzdem buchen?",
      "The product is not in stock. Book it nevertheless?"),
  AT_WHICH("bei", "at"),
  BY("Erfasst von", "Written by"),
  CANCEL("Abbrechen", "Cancel"),
  CHANGE("Ändern", "Change"),
  CHANGED("Die Position wurde geändert.", "The line was changed."),
  CHANGE_LINE("Position ändern", "Change line"),
  CHANGE_PASSWORD("Kennwort ändern", "Change password"),
  CLOSE("Auftrag schließen", "Close worksheet"),
  CLOSED("geschlossen", "closed"),
  CONTINUE("Weiter", "Continue"),
  COUNT("Anzahl", "Count"),
  CUSTOMER("Kunde", "Customer"),
  DELAY("Verzögerung in Sekunden", "Delay in seconds"),
  DELETE("Löschen", "Delete"),
  DELETED("Die Position wurde gelöscht.", "The line was deleted."),
  DESCRIPTION("Bezeichnung", "Description"),
  FAULT("Fehler", "Fault"),
  LANGUAGE("Sprache", "Language"),
  LATEST("Neueste zuerst", "Newest first"),
  LINES("Positionen", "Lines"),
  LINE_COUNT("Zahl der Positionen", "Number of lines"),
  LINE_UNKNOWN("Diese Position gibt es nicht", "There is no such line"),
  LOG_IN("Anmelden", "Log in"),
  LOG_OUT("Abmelden", "Log out"),
  NAME_REQUIRED("Der Kunde fehlt", "The customer is missing"),
  NEW_PASSWORD("Neues Kennwort", "New password"),
  NEW_WORKSHEET("Neuer Auftrag", "New worksheet"),
  NOTICE("Hinweis", "Notice"),
  NOTICE_TEXT(
      "Ihre Lizenz läuft in 14 Tagen ab. Bitte wenden Sie sich an Ihren Händler.",
      "Your licence ends in 14 days. Please ask your dealer."),
  NOT_A_NUMBER("Das ist keine Zahl", "This is not a number"),
  NOT_A_QUANTITY("Die Menge muss eine Zahl sein, nicht 0", "The quantity must be a number, not 0"),
  NOT_FOUND("Diese Seite gibt es nicht", "There is no such page"),
  NUMBER("Auftrag", "Worksheet"),
  OFF("aus", "off"),
  ON("an", "on"),
  OPEN("offen", "open"),
  PASSWORD("Kennwort", "Password"),
  PASSWORD_CHANGED("Das Kennwort wurde geändert.", "The password was changed."),
  PASSWORD_REQUIRED("Das neue Kennwort fehlt", "The new password is missing"),
  PASSWORD_WRONG("Das alte Kennwort ist falsch", "The old password is wrong"),
  OLD_PASSWORD("Altes Kennwort", "Old password"),
  PLATE("Kennzeichen", "Licence plate"),
  POPUP("Der Drucker ist nicht erreichbar.", "The printer cannot be reached."),
  POSITION("Pos.", "No."),
  PRODUCT("Artikelnummer", "Product number"),
  PRODUCTS("Artikel", "Products"),
  PRODUCT_UNKNOWN("Diesen Artikel gibt es nicht", "There is no such product"),
  QUANTITY("Menge", "Quantity"),
  REALLY_ADD("Position wirklich buchen?", "Really book this line?"),
  REALLY_DELETE("Position wirklich löschen?", "Really delete this line?"),
  REFERENCE("Referenz", "Reference"),
  REOPEN("Auftrag wieder öffnen", "Reopen worksheet"),
  SAVE("Speichern", "Save"),
  SAVED("Die Position wurde gespeichert.", "The line was saved."),
  SEARCH("Suchen", "Search"),
  SHEET_COUNT("Zahl der Aufträge", "Number of worksheets"),
  SHOW("Anzeigen", "Show"),
  STATE("Status", "State"),
  STILL("noch", "still"),
  SWITCHES("Schalter", "Switches"),
  SWITCHES_TEXT(
      "Was dieses ERP falsch macht: für so viele Anfragen, 0 bis zum Ausschalten.",
      "What this ERP does wrong: for so many requests, 0 until it is switched off."),
  SWITCHES_OF_THE_DEMO("Schalter der Vorführung", "Switches of the demo"),
  SWITCH_BAD("So lässt es sich nicht schalten", "It cannot be switched so"),
  SWITCH_OFF("Ausschalten", "Switch off"),
  SWITCH_ON("Einschalten", "Switch on"),
  TIMES("Anfragen", "Requests"),
  TOO_LONG("Der Text ist zu lang", "The text is too long"),
  TOO_MANY_LINES("Der Auftrag ist voll", "The worksheet is full"),
  UNIT("Einheit", "Unit"),
  UNIT_PRICE("Einzelpreis", "Unit price"),
  USER("Benutzer", "User"),
  VEHICLE("Fahrzeug", "Vehicle"),
  WAIT("Bitte warten …", "Please wait …"),
  WARNING("Achtung", "Warning"),
  WARNING_TEXT(
      "Sie ändern einen vorhandenen Auftrag. Noch ist nichts gespeichert.",
      "You are changing a worksheet that exists. Nothing is saved yet."),
  WORKSHEETS("Aufträge", "Worksheets"),
  WORKSHEET_CLOSED("Der Auftrag ist geschlossen", "The worksheet is closed"),
  WORKSHEET_UNKNOWN("Diesen Auftrag gibt es nicht", "There is no such worksheet"),
  WRONG_LOG_IN("Benutzer oder Kennwort ist falsch.", "The user or the password is wrong.");

  private final String german;
  private final String english;

  Word(String german, String english) {
    this.german = german;
    this.english = english;
  }

  /** The words themselves. */
  public String in(Language language) {
    return language == Language.DE ? german : english;
  }
}
