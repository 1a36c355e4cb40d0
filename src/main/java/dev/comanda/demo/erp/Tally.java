package dev.comanda.demo.erp;

import java.util.concurrent.atomic.AtomicInteger;

/** What has arrived since the start, whatever became of it. Thread-safe. */
final class Tally {
  private final AtomicInteger submits = new AtomicInteger();
  private final AtomicInteger logIns = new AtomicInteger();
  private final AtomicInteger logInsRefused = new AtomicInteger();

  void arrived(Where where) {
    switch (where) {
      case SUBMIT -> submits.incrementAndGet();
      case LOG_IN -> logIns.incrementAndGet();
      case READ, OTHER, ANY -> {}
    }
  }

  void logInRefused() {
    logInsRefused.incrementAndGet();
  }

  Counts counts() {
    return new Counts(submits.get(), logIns.get(), logInsRefused.get());
  }
}
