package dev.comanda.delivery.connector;

/** Who signs in at the ERP. Never shown: its text is masked. */
public record Login(String user, String password) {
  @Override
  public String toString() {
    return "Login[********]";
  }
}
