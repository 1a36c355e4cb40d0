package dev.comanda.session;

import dev.comanda.json.Text;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A table, seat, counter or bay.
 *
 * @param name unique at its location by its key
 * @param code what the QR glued to it carries; it stays until somebody resets it
 * @param document what sessions opened here are booked on unless somebody says otherwise
 * @param deleted true in the event that tells of its end, else null
 * @param version grows with every change
 */
public record Spot(
    UUID id,
    UUID locationId,
    String name,
    String code,
    @Nullable String document,
    @Nullable Boolean deleted,
    int version) {

  /** Characters of a document's number or name. */
  public static final int DOCUMENT_CHARS_MAX = 100;

  /** Spots of one location. */
  public static final int COUNT_MAX = 1000;

  /** Spots that are made at once. */
  public static final int ROW_MAX = 100;

  /** The spot's name as staff sent it. */
  static String name(String pointer, @Nullable String sent) {
    return Text.line(pointer, sent, Session.NAME_CHARS_MAX);
  }

  /** A document as staff sent it; an empty one is none. */
  public static @Nullable String document(String pointer, @Nullable String sent) {
    return Text.lineOrNull(pointer, sent, DOCUMENT_CHARS_MAX);
  }

  Spot changed(String newName, @Nullable String newDocument) {
    return new Spot(id, locationId, newName, code, newDocument, null, version + 1);
  }

  /** The same in its next version. */
  Spot next() {
    return changed(name, document);
  }

  Spot withCode(String newCode) {
    return new Spot(id, locationId, name, newCode, document, null, version + 1);
  }

  Spot ended() {
    return new Spot(id, locationId, name, code, document, true, version + 1);
  }
}
