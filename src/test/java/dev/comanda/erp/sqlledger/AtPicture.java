package dev.comanda.erp.sqlledger;

import dev.comanda.delivery.connector.Evidence;

/** Evidence that does something when a step's picture is taken, and keeps nothing. */
record AtPicture(String step, Runnable deed) implements Evidence {
  @Override
  public void text(String step, String text) {}

  @Override
  public void picture(String step, byte[] png) {
    if (step.equals(this.step)) {
      deed.run();
    }
  }
}
