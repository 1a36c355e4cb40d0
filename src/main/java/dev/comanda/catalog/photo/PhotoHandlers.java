package dev.comanda.catalog.photo;

import static dev.comanda.http.Access.MANAGEMENT;
import static dev.comanda.http.Access.OPEN;
import static dev.comanda.http.Action.PHOTO_CHANGED;
import static dev.comanda.http.Action.PHOTO_DELETED;
import static dev.comanda.http.Scope.CATALOG_WRITE;

import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.http.Route;
import dev.comanda.http.Versions;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.util.Set;
import java.util.stream.Stream;
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

  /** What it answers. */
  public Stream<Route> routes() {
    var ofProduct = "/api/locations/{loc}/products/{id}/photo";
    return Stream.of(
        Route.put(ofProduct, MANAGEMENT, CATALOG_WRITE, PHOTO_CHANGED, this::put),
        Route.delete(ofProduct, MANAGEMENT, CATALOG_WRITE, PHOTO_DELETED, this::delete),
        Route.get("/photos/{loc}/{photo}", OPEN, this::get));
  }

  /** PUT /api/locations/{loc}/products/{id}/photo. */
  Reply put(Request request) {
    var type = request.header("Content-Type").orElse("");
    if (!TYPES.contains(type)) {
      throw new Refused(
          Code.UNSUPPORTED_MEDIA_TYPE,
          "Send a photo with Content-Type: image/png, image/jpeg or image/webp.");
    }
    return set(request, Picture.of(request.body(Picture.BYTES_MAX)));
  }

  /** DELETE /api/locations/{loc}/products/{id}/photo. */
  Reply delete(Request request) {
    return set(request, null);
  }

  private Reply set(Request request, @Nullable Picture picture) {
    var expected = Versions.expected(request);
    var product = photos.set(request.location(), request.id("id"), expected, picture);
    return Versions.tag(Reply.ok(product), product.version());
  }

  /** GET /photos/{loc}/{photo}: for everybody, as pages show it where no token can be sent. */
  Reply get(Request request) {
    var id = request.path("photo");
    var picture = photos.get(request.location(), id);
    return Reply.bytes(200, picture.type(), picture.content())
        .with("Cache-Control", FOR_EVER)
        .with("ETag", "\"" + id + "\"");
  }
}
