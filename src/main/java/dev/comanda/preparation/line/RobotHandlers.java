package dev.comanda.preparation.line;

import static dev.comanda.http.Access.SERVICE;
import static dev.comanda.http.Access.STAFF;

import dev.comanda.http.Action;
import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.http.Route;
import dev.comanda.preparation.robot.Probe;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What staff see of the robots of a location. */
final class RobotHandlers {
  private final Robots robots;
  private final Clock clock;

  RobotHandlers(Robots robots, Clock clock) {
    this.robots = robots;
    this.clock = clock;
  }

  /**
   * A robot as staff see it.
   *
   * @param address where it waits, without path and query, which its engine may take for a secret
   * @param waitsSeconds since it asked
   */
  private record Shown(
      UUID id,
      UUID stationId,
      String label,
      @Nullable String address,
      Robot.State state,
      Instant since,
      long waitsSeconds,
      @Nullable UUID ticketId,
      @Nullable Probe probe,
      @Nullable Instant probedAt) {}

  private record All(List<Shown> robots, List<RobotReport> reports) {}

  /** What it answers. */
  Stream<Route> routes() {
    var all = "/api/locations/{loc}/robots";
    return Stream.of(
        Route.get(all, STAFF, this::list),
        Route.delete(all + "/{id}", SERVICE, Action.ROBOT_DROPPED, this::drop));
  }

  /** GET /api/locations/{loc}/robots. */
  Reply list(Request request) {
    var at = request.location();
    return Reply.ok(new All(robots.all(at).stream().map(this::shown).toList(), robots.reports(at)));
  }

  private Shown shown(Robot robot) {
    return new Shown(
        robot.id(),
        robot.stationId(),
        robot.label(),
        robot.address() == null ? null : origin(robot.address()),
        robot.state(),
        robot.since(),
        Math.max(0, Duration.between(robot.since(), clock.instant()).toSeconds()),
        robot.ticketId(),
        robot.probe(),
        robot.probedAt());
  }

  private static String origin(String address) {
    var uri = URI.create(address);
    return uri.getScheme() + "://" + uri.getRawAuthority();
  }

  /** DELETE /api/locations/{loc}/robots/{id}. */
  Reply drop(Request request) {
    robots.drop(request.location(), request.id("id"));
    return Reply.nothing();
  }
}
