package dev.comanda.http;

/**
 * Which page of a list a client of the waiter API asks for, by number. A page past the end is
 * empty.
 *
 * @param page from 1
 * @param perPage things on a page, at most {@link #PER_PAGE_MAX}
 */
public record Paging(int page, int perPage) {
  /** Things on one page. */
  public static final int PER_PAGE_MAX = 100;

  /** Things on a page unless the client asks for another number. */
  public static final int PER_PAGE_DEFAULT = 10;

  /** The last page that may be asked for. */
  public static final int PAGE_MAX = 1_000_000_000;

  /**
   * Where a page stands among all, as the answer says it.
   *
   * @param total things on all pages
   * @param pages how many pages that makes, possibly none
   */
  public record Pagination(
      int page, int perPage, long total, long pages, boolean hasNext, boolean hasPrev) {}

  /**
   * The page that {@code page} and {@code per_page}, also spelled {@code page_size}, name.
   *
   * @throws dev.comanda.problem.Refused {@code invalid} naming the parameter that is no whole
   *     number within its bounds
   */
  public static Paging of(Request request) {
    var size = request.query("per_page").isPresent() ? "per_page" : "page_size";
    return new Paging(
        (int) request.number("page", 1, 1, PAGE_MAX),
        (int) request.number(size, PER_PAGE_DEFAULT, 1, PER_PAGE_MAX));
  }

  /** How many things stand before this page. */
  public long offset() {
    return (page - 1L) * perPage;
  }

  /** Whether nothing can be on this page, so that nothing need be looked for. */
  public boolean beyond(long total) {
    return offset() >= total;
  }

  /** Where this page stands among so many things. */
  public Pagination among(long total) {
    long pages = Math.ceilDiv(total, perPage);
    return new Pagination(page, perPage, total, pages, page < pages, page > 1);
  }
}
