package dev.comanda.spec;

import dev.comanda.TestApp;
import dev.comanda.demo.DemoKitchens;
import dev.comanda.demo.DemoPlaces;
import dev.comanda.http.Client;
import dev.comanda.http.tls.Certificates;
import dev.comanda.http.tls.TestCertificate;
import dev.comanda.log.writer.Wait;
import dev.comanda.preparation.line.RobotSettings;
import dev.comanda.preparation.robot.EngineStandIn;
import dev.comanda.preparation.robot.StandInCalls;
import dev.comanda.staff.Passwords;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Robots whose engines stand elsewhere: behind a proxy, with certificates of the house. */
class RobotsFromElsewhereTest {
  @Test
  void d17_an_engine_with_a_certificate_of_the_authority_that_is_set_gets_its_order(
      @TempDir Path folder) {
    var files = TestCertificate.days(folder, 365).write(folder);
    var shown = new ArrayList<SSLContext>();
    Certificates.load(files, Clock.systemUTC()).shownBy(shown::add);
    var authority = Map.of(RobotSettings.AUTHORITY.name(), files.certificate().toString());
    try (var app = TestApp.demo(Clock.systemUTC(), authority);
        var engine = EngineStandIn.start(shown.getFirst());
        var calls = new StandInCalls(app.url() + "/scheduler");
        var nobody = Client.of(app.url())) {
      new DemoKitchens(app.database()).prepare();
      var robot = new OldRobot(calls, engine.instance(), 1).asks();
      nobody.get("/OMS/bar?drink=Gin+Tonic").expect(200);
      Wait.until("it got its order", () -> robot.got() == 1);
    }
  }

  @Test
  void who_comes_through_a_proxy_that_is_trusted_counts_by_where_it_came_from() {
    var clock = Clock.systemUTC();
    try (var app = TestApp.behindProxy(clock);
        var nobody = Client.of(app.url())) {
      new DemoPlaces(app.database(), new Passwords(), clock).prepare(DemoPlaces.PASSWORD);
      new DemoKitchens(app.database()).prepare();
      var near = nobody.with("X-Forwarded-For", "10.9.8.7");
      var far = nobody.with("X-Forwarded-For", "10.8.7.6");
      near.get("/scheduler/getall").expect(403);
      var login = Map.of("email", "admin@demo.example", "password", DemoPlaces.PASSWORD);
      var token = nobody.post("/api/auth/login", login).expect(200).json().get("access_token");
      nobody
          .as(token.textValue())
          .patch("/api/locations/bar", Map.of("robot_networks", List.of("10.9.0.0/16")))
          .expect(200);
      near.get("/scheduler/getall").expect(200);
      far.get("/scheduler/getall").expect(403);
    }
  }
}
