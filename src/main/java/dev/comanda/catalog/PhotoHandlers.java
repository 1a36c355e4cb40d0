package dev.comanda.catalog;

import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.http.Versions;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Photos of products over HTTP. */
public final class PhotoHandlers {
  private static final Set<String> TYPES = Set.of("image/png", "image/jpeg", "image/webp");

  /** The address is of this content only. */
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  private final Photos photos;

  /** Handlers over the photos. */
  public PhotoHandlers(Photos photos) {
    this.photos = photos;
  }

  /** PUT /api/locations/{loc}/products/{id}/photo. */
  public Reply put(Request request) {
    var type = request.header("Content-Type").orElse("");
    if (!TYPES.contains(type)) {
      throw new Refused(
          Code.UNSUPPORTED_MEDIA_TYPE,
          "Send a photo with Content-Type: image/png, image/jpeg or image/webp.");
    }
    return set(request, Picture.of(request.body(Picture.BYTES_MAX)));
  }

  /** DELETE /api/locations/{loc}/products/{id}/photo. */
  public Reply delete(Request request) {
    return set(request, null);
  }

  private Reply set(Request request, @Nullable Picture picture) {
    var expected = Versions.expected(request);
    var product = photos.set(request.location(), request.id("id"), expected, picture);
    return Versions.tag(Reply.ok(product), product.version());
  }

  /** GET /photos/{loc}/{photo}: for everybody, as pages show it where no token can be sent. */
  public Reply get(Request request) {
    var id = request.path("photo");
    var picture = photos.get(request.location(), id);
    return Reply.bytes(200, picture.type(), picture.content())
        .with("Cache-Control", FOR_EVER)
        .with("ETag", "\"" + id + "\"");
  }
}
