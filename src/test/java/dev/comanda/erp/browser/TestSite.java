package dev.comanda.erp.browser;

import dev.comanda.delivery.connector.Trouble;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** An ERP without a sign-in, or with one that a test hands in. */
final class TestSite implements Site {
  private final Locale language;
  private final Entry entry;
  private final Optional<Settling> settling;
  private final AtomicInteger entered = new AtomicInteger();
  private final AtomicInteger left = new AtomicInteger();
  private volatile boolean alive = true;

  /** How one signs in. */
  interface Entry {
    void by(Page page) throws Trouble, InterruptedException;
  }

  TestSite(Locale language, Entry entry) {
    this(language, entry, Optional.empty());
  }

  private TestSite(Locale language, Entry entry, Optional<Settling> settling) {
    this.language = language;
    this.entry = entry;
    this.settling = settling;
  }

  /** The same, whose pages work by themselves. */
  static TestSite restless(Settling settling) {
    return new TestSite(Locale.ENGLISH, page -> {}, Optional.of(settling));
  }

  /** Lets everybody in. */
  static TestSite open() {
    return new TestSite(Locale.ENGLISH, page -> {});
  }

  /** Signs us out, as seen at the next look. */
  void signOut() {
    alive = false;
  }

  /** How often one signed in. */
  int entered() {
    return entered.get();
  }

  /** How often one signed out. */
  int left() {
    return left.get();
  }

  @Override
  public Locale language() {
    return language;
  }

  @Override
  public Optional<Settling> settling() {
    return settling;
  }

  @Override
  public void enter(Page page) throws Trouble, InterruptedException {
    entered.incrementAndGet();
    entry.by(page);
    alive = true;
  }

  @Override
  public boolean alive(Page page) {
    return alive;
  }

  @Override
  public void leave(Page page) throws Trouble, InterruptedException {
    page.top().shows(Target.text("Saved"));
    left.incrementAndGet();
  }
}
