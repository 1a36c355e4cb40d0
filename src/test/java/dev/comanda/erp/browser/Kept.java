package dev.comanda.erp.browser;

import dev.comanda.delivery.connector.Evidence;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Evidence in memory. */
final class Kept implements Evidence {
  private final List<String> texts = new CopyOnWriteArrayList<>();
  private final List<Shot> pictures = new CopyOnWriteArrayList<>();

  /** A picture with the step that it belongs to. */
  record Shot(String step, byte[] png) {}

  @Override
  public void text(String step, String text) {
    texts.add(step + ": " + text);
  }

  @Override
  public void picture(String step, byte[] png) {
    pictures.add(new Shot(step, png));
  }

  /** Each as {@code step: text}. */
  List<String> texts() {
    return texts;
  }

  List<Shot> pictures() {
    return pictures;
  }
}
