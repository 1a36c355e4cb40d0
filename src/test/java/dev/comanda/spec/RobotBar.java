package dev.comanda.spec;

import static dev.comanda.spec.Kitchens.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.HandClock;
import dev.comanda.http.Client;
import dev.comanda.log.writer.Wait;
import dev.comanda.preparation.robot.EngineStandIn;
import dev.comanda.preparation.robot.StandInCalls;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An evening at the demonstration's bar, where robots of the first scheduler work. */
final class RobotBar implements AutoCloseable {
  static final String BAR = "/api/locations/bar";

  final HandClock clock = new HandClock(Instant.parse("2026-11-27T19:00:00Z"));
  final Kitchens kitchens = new Kitchens(clock);
  final Evening evening = kitchens.evening;
  final EngineStandIn engine = EngineStandIn.start();
  final StandInCalls calls = new StandInCalls(evening.app.url() + "/scheduler");
  final Client nobody = evening.nobody;
  private final String station = kitchens.station("bar", "Robots");
  private int robots;

  /** A robot that has asked for nothing yet, and will have waited less long than those before. */
  OldRobot robot() {
    clock.pass(Duration.ofMillis(1));
    return new OldRobot(calls, engine.instance(), ++robots);
  }

  /** A phone scans a drink, long after the last; the serial. */
  int scans(String drink) {
    clock.pass(Duration.ofSeconds(6));
    var said = nobody.get("/OMS/bar?drink=" + drink.replace(' ', '+')).expect(200).text();
    return Integer.parseInt(said.substring(said.lastIndexOf(' ') + 1));
  }

  /** The ticket of a serial, as the station shows it. */
  JsonNode ticket(int serial) {
    var shown = kitchens.shown(station);
    var all = new ArrayList<JsonNode>(Kitchens.list(shown.get("tickets")));
    all.addAll(Kitchens.list(shown.get("done")));
    return all.stream()
        .filter(each -> each.path("serial").intValue() == serial)
        .findFirst()
        .orElseThrow();
  }

  /** How far the ticket of a serial is, with the reason where it is held. */
  String state(int serial) {
    var ticket = ticket(serial);
    var held = text(ticket, "held");
    return text(ticket, "state") + (held.isEmpty() ? "" : " " + held);
  }

  void awaits(int serial, String state) {
    Wait.until(serial + " is " + state, () -> state(serial).equals(state));
  }

  /** What staff see of the robots. */
  JsonNode listed() {
    return evening.waiter.get(BAR + "/robots").expect(200).json();
  }

  /** Which serials wait on at the station, and why. */
  List<String> unmatched() {
    var path = BAR + "/stations/" + station + "/waiting";
    var serials = new HashMap<String, String>();
    kitchens.tickets(station).forEach(each -> serials.put(text(each, "id"), text(each, "serial")));
    return Kitchens.list(evening.kitchen.get(path).expect(200).json().get("data")).stream()
        .map(each -> serials.get(text(each, "ticket_id")) + " " + text(each, "why"))
        .toList();
  }

  /** The states of all robots, the one that has waited longest first. */
  List<String> states() {
    return Kitchens.list(listed().get("robots")).stream().map(each -> text(each, "state")).toList();
  }

  void awaitsRobots(String... states) {
    Wait.until("the robots are " + List.of(states), () -> states().equals(List.of(states)));
  }

  /** Reports as JSON, and gives the answer. */
  JsonNode reports(Object order, String status, Object robot) {
    return nobody
        .put(
            "/scheduler/update_status", Map.of("id", order, "status", status, "orderbot_id", robot))
        .expect(200)
        .json();
  }

  /** Why a report changed nothing; empty where it did. */
  String refused(Object order, String status, Object robot) {
    return text(reports(order, status, robot), "reason");
  }

  @Override
  public void close() {
    calls.close();
    engine.close();
    kitchens.close();
  }
}
