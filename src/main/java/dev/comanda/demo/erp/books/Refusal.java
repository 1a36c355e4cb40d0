package dev.comanda.demo.erp.books;

import dev.comanda.demo.erp.words.Language;
import dev.comanda.demo.erp.words.Word;

/** What the ERP does not do, in words for whoever sits before it. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Word word;
  private final String about;

  /** What is wrong, and with what, or nothing. */
  public Refusal(Word word, String about) {
    super(word + " " + about);
    this.word = word;
    this.about = about;
  }

  /** The same in words. */
  public String in(Language language) {
    return about.isEmpty() ? word.in(language) : word.in(language) + ": " + about;
  }
}
