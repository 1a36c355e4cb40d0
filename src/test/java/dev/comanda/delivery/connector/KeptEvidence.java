package dev.comanda.delivery.connector;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps all of it. Thread-safe. */
public final class KeptEvidence implements Evidence {
  private final List<String> texts = new CopyOnWriteArrayList<>();

  @Override
  public void text(String step, String text) {
    texts.add(step + ": " + text);
  }

  @Override
  public void picture(String step, byte[] png) {
    texts.add(step + ": a picture of " + png.length + " bytes");
  }

  /** Each, behind its step. */
  public List<String> texts() {
    return List.copyOf(texts);
  }
}
