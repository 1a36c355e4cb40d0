package dev.comanda.http.page;

import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.http.page.Assets.Asset;

/** {@code GET /openapi.json}: the contract of everything that this server answers. */
public final class OpenApi {
  private final Asset document;

  /** Reads the document. */
  public OpenApi() {
    document =
        Assets.bytes("dev/comanda/openapi.json")
            .map(plain -> Assets.asset("application/json", plain, "no-cache"))
            .orElseThrow(() -> new IllegalStateException("The program lacks its openapi.json"));
  }

  /** The document. */
  public Reply document(Request request) {
    return document.reply(request.takesGzip());
  }
}
