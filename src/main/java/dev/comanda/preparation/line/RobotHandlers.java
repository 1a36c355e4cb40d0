package dev.comanda.preparation.line;

import static dev.comanda.http.Access.SERVICE;
import static dev.comanda.http.Access.STAFF;

import dev.comanda.http.Access;
import dev.comanda.http.Action;
import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.http.Route;
import dev.comanda.http.Scope;
import dev.comanda.preparation.match.FilterTexts;
import dev.comanda.preparation.match.WhyNot;
import dev.comanda.preparation.robot.Probe;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What staff see of the robots of a location. */
final class RobotHandlers {
  private final Robots robots;
  private final Unmatched unmatched;
  private final Clock clock;

  RobotHandlers(Robots robots, Unmatched unmatched, Clock clock) {
    this.robots = robots;
    this.unmatched = unmatched;
    this.clock = clock;
  }

  /**
   * A robot as staff see it.
   *
   * @param address where it waits, without path and query, which its engine may take for a secret
   * @param filter what it makes
   * @param waitsSeconds since it asked
   * @param why why it waits though tickets do; null where it does not, or none does
   */
  private record Shown(
      UUID id,
      UUID stationId,
      String label,
      @Nullable String address,
      FilterTexts filter,
      Robot.State state,
      Instant since,
      long waitsSeconds,
      @Nullable UUID ticketId,
      @Nullable Probe probe,
      @Nullable Instant probedAt,
      @Nullable WhyNot why) {}

  private record All(List<Shown> robots, List<RobotReport> reports) {}

  private record Waiting(List<Unmatched.Waiting> data) {}

  /** What it answers. */
  Stream<Route> routes() {
    var all = "/api/locations/{loc}/robots";
    return Stream.of(
        Route.get(all, STAFF, this::list),
        Route.get(
            "/api/locations/{loc}/stations/{id}/waiting", STAFF, Scope.TICKETS_WORK, this::waiting),
        Route.delete(all + "/{id}", SERVICE, Action.ROBOT_DROPPED, this::drop));
  }

  /** GET /api/locations/{loc}/robots. */
  Reply list(Request request) {
    var at = request.location();
    var all = robots.all(at);
    var why = unmatched.robots(at, all);
    boolean manages = Access.MANAGEMENT.admits(request.caller(), Optional.empty());
    var shown = all.stream().map(robot -> shown(robot, why.get(robot.id()), manages)).toList();
    return Reply.ok(new All(shown, robots.reports(at)));
  }

  /** GET /api/locations/{loc}/stations/{id}/waiting: why its tickets are given to nobody. */
  Reply waiting(Request request) {
    return Reply.ok(new Waiting(unmatched.tickets(request.location(), request.id("id"))));
  }

  /** Whom a robot does not serve is for who manages it. */
  private Shown shown(Robot robot, @Nullable WhyNot why, boolean manages) {
    return new Shown(
        robot.id(),
        robot.stationId(),
        robot.label(),
        robot.address() == null ? null : origin(robot.address()),
        manages ? robot.filter() : robot.filter().withoutCustomers(),
        robot.state(),
        robot.since(),
        Math.max(0, Duration.between(robot.since(), clock.instant()).toSeconds()),
        robot.ticketId(),
        robot.probe(),
        robot.probedAt(),
        why);
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
