package dev.comanda.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What live screens cost and how fast they are told: idle sockets, a broadcast, panels while guests
 * order, and the same with a reader who is stuck.
 */
final class LiveBench {
  private final Plan plan;
  private final Consumer<String> progress;
  private final List<LiveReport.Idle> idle = new ArrayList<>();
  private final List<Broadcast.Result> broadcasts = new ArrayList<>();
  private final List<LiveReport.Told> manyPlaces = new ArrayList<>();
  private final List<LiveReport.Told> onePlace = new ArrayList<>();
  private final List<LiveReport.Told> besideStuck = new ArrayList<>();
  private final List<LiveReport.Told> kitchensAtMany = new ArrayList<>();
  private final List<LiveReport.Told> kitchenAtOne = new ArrayList<>();
  private long acknowledged;
  private long told;
  private int givenUp;

  /**
   * How much is done.
   *
   * @param sockets idle ones on one server
   * @param idleSeconds how long they are held
   * @param panels open while guests order
   * @param stations screens of stations that are open instead of as many of those
   * @param perSecond orders
   * @param phones that a broadcast reaches
   * @param broadcasts of a round, an even number
   */
  record Plan(
      World.Size size,
      int rounds,
      int seconds,
      int warmUpSeconds,
      int sockets,
      int idleSeconds,
      int panels,
      int stations,
      int perSecond,
      int phones,
      int broadcasts) {}

  LiveBench(Plan plan, Consumer<String> progress) {
    this.plan = plan;
    this.progress = progress;
  }

  /** Runs all of it on a new data folder in this one. */
  LiveReport run(Path folder) throws IOException, InterruptedException, SQLException {
    progress.accept("making locations, products, sessions and guests …");
    World world;
    try (var server = Server.start(folder)) {
      world = World.make(server, plan.size());
    }
    for (int round = 1; round <= plan.rounds(); round++) {
      try (var server = Server.startAgain(folder)) {
        idle(server, world, round);
      }
    }
    try (var server = Server.startAgain(folder);
        var loop = new Loop();
        var database = server.database(2)) {
      var rows = new BenchRows(database);
      whileGuestsOrder(server, loop, world, rows);
      withStations(server, loop, Kitchens.open(server.address(), world), rows);
      long inDatabase = rows.orders(false);
      if (inDatabase != acknowledged) {
        throw new IllegalStateException(
            acknowledged + " orders acknowledged, " + inDatabase + " in the database");
      }
    }
    return new LiveReport(
        plan,
        idle,
        broadcasts,
        new LiveReport.Screens(manyPlaces, onePlace, besideStuck, kitchensAtMany, kitchenAtOne),
        givenUp,
        acknowledged,
        told);
  }

  private void idle(Server server, World world, int round) throws IOException {
    Screen.Heard quiet = (screen, bytes, from, to, nanos) -> {};
    var before = Resident.of(server.pid());
    var guests = world.manyPlaces();
    var wishes =
        IntStream.range(0, plan.sockets()).mapToObj(i -> phone(guests.get(i % guests.size())));
    try (var loop = new Loop();
        var screens = Screens.open(loop, server.address(), round, wishes.toList(), quiet)) {
      loop.rest(Duration.ofSeconds(plan.idleSeconds()));
      screens.check();
      var after = Resident.of(server.pid());
      idle.add(new LiveReport.Idle(plan.sockets(), before.now(), after.now(), after.most()));
    }
    progress.accept("round " + round + "  " + idle.getLast().words());
  }

  private void whileGuestsOrder(Server server, Loop loop, World world, BenchRows rows)
      throws IOException, SQLException {
    var guests = world.manyPlaces();
    try (var panels =
        new Panels(
            server.address(),
            loop,
            World.staff(server.address()),
            shown(guests, plan.panels(), 0))) {
      var orders = new PacedOrders(server.address(), guests, plan.perSecond());
      progress.accept("warming up for " + plan.warmUpSeconds() + " s …");
      count(panels.watch(orders, Duration.ofSeconds(plan.warmUpSeconds())));
      rows.analyze();
      for (int round = 1; round <= plan.rounds(); round++) {
        rows.checkpoint();
        manyPlaces.add(round(round, "a panel at each place", panels, orders));
      }
    }
    broadcast(server, loop, world);
    atOnePlace(server, loop, world, rows);
  }

  private void broadcast(Server server, Loop loop, World world) throws IOException {
    var guests = world.onePlace();
    var wishes =
        IntStream.range(0, plan.phones())
            .mapToObj(i -> phone(guests.get(i % guests.size())))
            .toList();
    for (int round = 0; round <= plan.rounds(); round++) {
      var heard = new Broadcast(plan.phones());
      var address = server.address();
      try (var screens = Screens.open(loop, address, round, wishes, heard)) {
        var result =
            heard.run(loop, address, World.staff(address), guests.getFirst(), plan.broadcasts());
        screens.check();
        if (round > 0) {
          broadcasts.add(result);
        }
        progress.accept("round " + round + "  broadcast: " + result);
      }
    }
  }

  private void atOnePlace(Server server, Loop loop, World world, BenchRows rows)
      throws IOException, SQLException {
    var address = server.address();
    var place = world.onePlace().getFirst().location();
    var orders = new PacedOrders(address, world.onePlace(), plan.perSecond());
    try (var panels =
        new Panels(
            address, loop, World.staff(address), shown(world.onePlace(), plan.panels(), 0))) {
      for (int round = 1; round <= plan.rounds(); round++) {
        rows.checkpoint();
        onePlace.add(round(round, "all panels at one place", panels, orders));
        rows.checkpoint();
        try (var stuck =
            new Stuck(address, panel(World.staff(address), place), panels.position())) {
          besideStuck.add(round(round, "… and one of them stuck", panels, orders));
          givenUp += stuck.givenUp() ? 1 : 0;
        }
      }
    }
  }

  /** As many screens as before, most of them of stations, which make what is ordered. */
  private void withStations(Server server, Loop loop, World world, BenchRows rows)
      throws IOException, SQLException {
    var address = server.address();
    int panels = plan.panels() - plan.stations();
    for (boolean one : List.of(false, true)) {
      var guests = one ? world.onePlace() : world.manyPlaces();
      var orders = new PacedOrders(address, guests, plan.perSecond());
      var shown = shown(guests, panels, plan.stations());
      try (var screens = new Panels(address, loop, World.staff(address), shown)) {
        for (int round = 1; round <= plan.rounds(); round++) {
          rows.checkpoint();
          var words =
              one ? "panels and stations at one place" : "panels and stations at many places";
          (one ? kitchenAtOne : kitchensAtMany).add(round(round, words, screens, orders));
        }
      }
    }
  }

  /** Panels of the places where these guests are, by turns, and screens of stations there. */
  private static List<Tally.Shown> shown(List<World.Guest> guests, int panels, int stations) {
    var places = guests.stream().map(World.Guest::location).distinct().toList();
    var making = guests.stream().map(World.Guest::station).distinct().toList();
    return Stream.concat(
            IntStream.range(0, panels)
                .mapToObj(i -> Tally.Shown.panel(places.get(i % places.size()))),
            IntStream.range(0, stations)
                .mapToObj(i -> Tally.Shown.station(making.get(i % making.size()))))
        .toList();
  }

  private LiveReport.Told round(int round, String words, Panels panels, PacedOrders orders)
      throws IOException {
    var tally = panels.watch(orders, Duration.ofSeconds(plan.seconds()));
    count(tally);
    var result = LiveReport.Told.of(tally);
    progress.accept("round " + round + "  " + words + ": " + result);
    return result;
  }

  private void count(Tally tally) {
    acknowledged += tally.acknowledged();
    told += tally.told();
  }

  private static Screen.Wish phone(World.Guest guest) {
    return new Screen.Wish("/live/sessions/" + guest.session(), guest.token());
  }

  private static Screen.Wish panel(String staff, String place) {
    return new Screen.Wish("/live/locations/" + place, staff);
  }

  private static Screen.Wish wish(String staff, Tally.Shown shown) {
    return shown.event() == 'o'
        ? panel(staff, shown.where())
        : new Screen.Wish("/live/stations/" + shown.where(), staff);
  }

  /** Screens that stay open over several measurements. */
  private static final class Panels implements AutoCloseable {
    /** Bytes of a frame of events before its events. */
    private static final int HEAD_BYTES = 160;

    private final Loop loop;
    private final List<Tally.Shown> shown;
    private String head = "";
    private final Screens screens;
    private Screen.Heard heard = (screen, bytes, from, to, nanos) -> {};

    Panels(URI address, Loop loop, String staff, List<Tally.Shown> shown) throws IOException {
      this.loop = loop;
      this.shown = shown;
      var wishes = shown.stream().map(each -> wish(staff, each)).toList();
      screens = Screens.open(loop, address, 0, wishes, this::told);
    }

    private void told(Screen screen, byte[] bytes, int from, int to, long nanos) {
      head = new String(bytes, from, Math.min(to - from, HEAD_BYTES), US_ASCII);
      heard.told(screen, bytes, from, to, nanos);
    }

    /** The last position that a panel was told. */
    String position() {
      var name = "\"position\":\"";
      int at = head.indexOf(name) + name.length();
      return head.substring(at, head.indexOf('"', at));
    }

    Tally watch(PacedOrders orders, Duration time) throws IOException {
      var tally = new Tally(shown, orders.count(time));
      heard = tally;
      orders.run(loop, time, tally);
      tally.check();
      screens.check();
      return tally;
    }

    @Override
    public void close() throws IOException {
      screens.close();
    }
  }
}
