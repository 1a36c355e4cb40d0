package dev.comanda;

import static dev.comanda.http.Access.ADMINISTRATION;
import static dev.comanda.http.Access.ASKER;
import static dev.comanda.http.Access.GUEST;
import static dev.comanda.http.Access.MANAGEMENT;
import static dev.comanda.http.Access.OPEN;
import static dev.comanda.http.Access.SERVICE;
import static dev.comanda.http.Access.STAFF;
import static dev.comanda.http.Scope.CATALOG_READ;
import static dev.comanda.http.Scope.CATALOG_WRITE;
import static dev.comanda.http.Scope.EVENTS_READ;
import static dev.comanda.http.Scope.ORDERS_READ;
import static dev.comanda.http.Scope.ORDERS_WRITE;
import static dev.comanda.http.Scope.REPORTS_READ;
import static dev.comanda.http.Verb.DELETE;
import static dev.comanda.http.Verb.GET;
import static dev.comanda.http.Verb.PATCH;
import static dev.comanda.http.Verb.POST;
import static dev.comanda.http.Verb.PUT;

import dev.comanda.catalog.CatalogHandlers;
import dev.comanda.catalog.FirstCatalogHandlers;
import dev.comanda.catalog.ImportHandlers;
import dev.comanda.catalog.ModifierHandlers;
import dev.comanda.catalog.PhotoHandlers;
import dev.comanda.gateway.GatewayHandlers;
import dev.comanda.http.OpenApi;
import dev.comanda.http.Pages;
import dev.comanda.http.Route;
import dev.comanda.http.SocketRoute;
import dev.comanda.live.LiveSocket;
import dev.comanda.location.CountryHandlers;
import dev.comanda.location.LocationHandlers;
import dev.comanda.ops.HealthHandlers;
import dev.comanda.order.BillHandlers;
import dev.comanda.order.OrderHandlers;
import dev.comanda.order.OrderListHandlers;
import dev.comanda.panel.GuestHandlers;
import dev.comanda.panel.PanelHandlers;
import dev.comanda.panel.RequestHandlers;
import dev.comanda.panel.SessionHandlers;
import dev.comanda.panel.SpotHandlers;
import dev.comanda.report.ReportHandlers;
import dev.comanda.staff.ApiKeyHandlers;
import dev.comanda.staff.SetupHandlers;
import dev.comanda.staff.SignInHandlers;
import dev.comanda.staff.UserHandlers;
import java.util.List;
import java.util.stream.Stream;

/** Every route, once: what is called, who may, and what answers. */
record Routes(
    HealthHandlers health,
    SetupHandlers setup,
    SignInHandlers signIn,
    UserHandlers users,
    ApiKeyHandlers apiKeys,
    LocationHandlers locations,
    CountryHandlers countries,
    CatalogHandlers catalog,
    ModifierHandlers modifiers,
    FirstCatalogHandlers firstCatalog,
    ImportHandlers imports,
    PhotoHandlers photos,
    SessionHandlers sessions,
    SpotHandlers spots,
    RequestHandlers requests,
    GuestHandlers guests,
    OrderHandlers orders,
    OrderListHandlers orderLists,
    BillHandlers bills,
    PanelHandlers panel,
    ReportHandlers reports,
    GatewayHandlers gateway,
    Pages pages,
    OpenApi openApi,
    LiveSocket live,
    Audited audited) {

  /** The routes over HTTP. */
  List<Route> http() {
    return Stream.concat(own(), old()).map(audited::route).toList();
  }

  /** The paths of systems that clients know from before; the base path is a setting. */
  private Stream<Route> old() {
    var alone =
        Stream.of(gateway.settings().path(), "/order-management-system")
            .distinct()
            .flatMap(path -> Stream.of(path, path + "/"))
            .map(path -> new Route(GET, path, OPEN, gateway.scans()::base));
    return Stream.concat(
        alone,
        Stream.of(
            new Route(GET, gateway.settings().path() + "/{loc}", OPEN, gateway.scans()::named)));
  }

  private Stream<Route> own() {
    return Stream.of(
        new Route(GET, "/livez", OPEN, health::live),
        new Route(GET, "/readyz", OPEN, health::ready),
        new Route(GET, "/openapi.json", OPEN, openApi::document),
        new Route(POST, "/api/auth/login", OPEN, signIn::login),
        new Route(POST, "/api/auth/pin", OPEN, signIn::pin),
        new Route(GET, "/api/auth/verify", STAFF, signIn::verify),
        new Route(POST, "/api/auth/refresh", OPEN, signIn::refresh),
        new Route(POST, "/api/auth/logout", STAFF, signIn::logout),
        new Route(POST, "/api/users", users.open() ? OPEN : MANAGEMENT, users::create),
        new Route(GET, "/api/users", STAFF, users::list),
        new Route(GET, "/api/users/{id}", STAFF, users::get),
        new Route(PATCH, "/api/users/{id}", MANAGEMENT, users::change),
        new Route(GET, "/api/setup", OPEN, setup::setupStep),
        new Route(POST, "/api/setup", OPEN, setup::setup),
        new Route(POST, "/api/setup/link", OPEN, setup::link),
        new Route(PUT, "/api/setup", ADMINISTRATION, setup::reachStep),
        new Route(GET, "/api/api-keys", ADMINISTRATION, apiKeys::list),
        new Route(POST, "/api/api-keys", ADMINISTRATION, apiKeys::create),
        new Route(DELETE, "/api/api-keys/{id}", ADMINISTRATION, apiKeys::revoke),
        new Route(GET, "/api/audit", MANAGEMENT, audited.handlers()::list),
        new Route(GET, "/api/countries", STAFF, countries::list),
        new Route(GET, "/api/locations", STAFF, locations::list),
        new Route(POST, "/api/locations", ADMINISTRATION, locations::create),
        new Route(GET, "/api/locations/{loc}", STAFF, CATALOG_READ, locations::get),
        new Route(PATCH, "/api/locations/{loc}", ADMINISTRATION, locations::change),
        new Route(GET, "/api/locations/{loc}/categories", STAFF, CATALOG_READ, catalog::categories),
        new Route(
            POST,
            "/api/locations/{loc}/categories",
            MANAGEMENT,
            CATALOG_WRITE,
            catalog::createCategory),
        new Route(
            GET, "/api/locations/{loc}/categories/{id}", STAFF, CATALOG_READ, catalog::category),
        new Route(
            PATCH,
            "/api/locations/{loc}/categories/{id}",
            MANAGEMENT,
            CATALOG_WRITE,
            catalog::changeCategory),
        new Route(
            DELETE,
            "/api/locations/{loc}/categories/{id}",
            MANAGEMENT,
            CATALOG_WRITE,
            catalog::deleteCategory),
        new Route(GET, "/api/locations/{loc}/modifiers", STAFF, CATALOG_READ, modifiers::list),
        new Route(
            POST, "/api/locations/{loc}/modifiers", MANAGEMENT, CATALOG_WRITE, modifiers::create),
        new Route(GET, "/api/locations/{loc}/modifiers/{id}", STAFF, CATALOG_READ, modifiers::get),
        new Route(
            PATCH,
            "/api/locations/{loc}/modifiers/{id}",
            MANAGEMENT,
            CATALOG_WRITE,
            modifiers::change),
        new Route(
            DELETE,
            "/api/locations/{loc}/modifiers/{id}",
            MANAGEMENT,
            CATALOG_WRITE,
            modifiers::delete),
        new Route(GET, "/api/locations/{loc}/products", STAFF, CATALOG_READ, catalog::products),
        new Route(
            POST,
            "/api/locations/{loc}/products",
            MANAGEMENT,
            CATALOG_WRITE,
            catalog::createProduct),
        new Route(GET, "/api/locations/{loc}/products/{id}", STAFF, CATALOG_READ, catalog::product),
        new Route(
            PATCH,
            "/api/locations/{loc}/products/{id}",
            MANAGEMENT,
            CATALOG_WRITE,
            catalog::changeProduct),
        new Route(
            DELETE,
            "/api/locations/{loc}/products/{id}",
            MANAGEMENT,
            CATALOG_WRITE,
            catalog::retireProduct),
        new Route(
            PUT,
            "/api/locations/{loc}/products/{id}/availability",
            STAFF,
            CATALOG_WRITE,
            catalog::availability),
        new Route(POST, "/api/locations/{loc}/catalog/sample", MANAGEMENT, firstCatalog::sample),
        new Route(DELETE, "/api/locations/{loc}/catalog", MANAGEMENT, firstCatalog::empty),
        new Route(
            PUT,
            "/api/locations/{loc}/products/{id}/photo",
            MANAGEMENT,
            CATALOG_WRITE,
            photos::put),
        new Route(
            DELETE,
            "/api/locations/{loc}/products/{id}/photo",
            MANAGEMENT,
            CATALOG_WRITE,
            photos::delete),
        new Route(
            POST, "/api/locations/{loc}/catalog/import", MANAGEMENT, CATALOG_WRITE, imports::take),
        new Route(
            GET, "/api/locations/{loc}/catalog/export", MANAGEMENT, CATALOG_READ, imports::export),
        new Route(GET, "/photos/{loc}/{photo}", OPEN, photos::get),
        new Route(POST, "/api/locations/{loc}/sessions", SERVICE, sessions::open),
        new Route(GET, "/api/locations/{loc}/sessions", SERVICE, sessions::list),
        new Route(GET, "/api/sessions/{id}", SERVICE, sessions::get),
        new Route(GET, "/api/sessions/{id}/qr.svg", SERVICE, sessions::qrSvg),
        new Route(GET, "/api/sessions/{id}/qr.png", SERVICE, sessions::qrPng),
        new Route(POST, "/api/sessions/{id}/closure", SERVICE, sessions::close),
        new Route(POST, "/api/sessions/{id}/move", SERVICE, sessions::move),
        new Route(POST, "/api/sessions/{id}/merge", SERVICE, sessions::merge),
        new Route(PUT, "/api/sessions/{id}/document", SERVICE, sessions::document),
        new Route(GET, "/api/locations/{loc}/spots", STAFF, spots::list),
        new Route(POST, "/api/locations/{loc}/spots", MANAGEMENT, spots::create),
        new Route(GET, "/api/locations/{loc}/spots/{id}", STAFF, spots::get),
        new Route(PATCH, "/api/locations/{loc}/spots/{id}", MANAGEMENT, spots::change),
        new Route(DELETE, "/api/locations/{loc}/spots/{id}", MANAGEMENT, spots::delete),
        new Route(POST, "/api/locations/{loc}/spots/{id}/code", MANAGEMENT, spots::resetCode),
        new Route(GET, "/api/locations/{loc}/spots/{id}/qr.svg", STAFF, spots::qrSvg),
        new Route(GET, "/api/locations/{loc}/spots/{id}/qr.png", STAFF, spots::qrPng),
        new Route(GET, "/api/spots/by-code/{code}", OPEN, requests::look),
        new Route(POST, "/api/spots/by-code/{code}/requests", OPEN, requests::make),
        new Route(GET, "/api/requests/{id}", ASKER, requests::get),
        new Route(POST, "/api/requests/{id}/acceptance", SERVICE, requests::accept),
        new Route(POST, "/api/requests/{id}/refusal", SERVICE, requests::refuse),
        new Route(GET, "/api/join/{code}", OPEN, guests::look),
        new Route(POST, "/api/join/{code}", OPEN, guests::join),
        new Route(GET, "/api/guest/menu", GUEST, guests::menu),
        new Route(GET, "/api/guest/session", GUEST, guests::session),
        new Route(POST, "/api/guest/orders", GUEST, orders::placeByGuest),
        new Route(POST, "/api/orders", SERVICE, ORDERS_WRITE, orders::placeByStaff),
        new Route(GET, "/api/orders", SERVICE, ORDERS_READ, orderLists::list),
        new Route(GET, "/api/orders/{id}", SERVICE, ORDERS_READ, orders::get),
        new Route(POST, "/api/orders/{id}/cancellation", SERVICE, ORDERS_WRITE, orders::cancel),
        new Route(
            POST, "/api/orders/{id}/lines/{no}/void", SERVICE, ORDERS_WRITE, orders::voidLine),
        new Route(GET, "/api/sessions/{id}/bill", SERVICE, bills::ofSession),
        new Route(POST, "/api/sessions/{id}/payments", SERVICE, bills::paySession),
        new Route(GET, "/api/sessions/{id}/receipt", SERVICE, bills::receiptOfSession),
        new Route(POST, "/api/sessions/{id}/receipt", SERVICE, bills::issueOfSession),
        new Route(GET, "/api/orders/{id}/bill", SERVICE, bills::ofOrder),
        new Route(POST, "/api/orders/{id}/payments", SERVICE, bills::payOrder),
        new Route(GET, "/api/orders/{id}/receipt", SERVICE, bills::receiptOfOrder),
        new Route(POST, "/api/orders/{id}/receipt", SERVICE, bills::issueOfOrder),
        new Route(POST, "/api/payments/{id}/reversal", MANAGEMENT, bills::takeBack),
        new Route(GET, "/api/locations/{loc}/panel", SERVICE, panel::panel),
        new Route(GET, "/api/locations/{loc}/events", STAFF, EVENTS_READ, panel::events),
        new Route(GET, "/api/reports/products", SERVICE, REPORTS_READ, reports::products),
        new Route(GET, "/api/reports/summary", SERVICE, REPORTS_READ, reports::summary),
        new Route(GET, "/api/reports/staff", SERVICE, REPORTS_READ, reports::staff),
        new Route(GET, "/api/reports/hours", SERVICE, REPORTS_READ, reports::hours),
        new Route(GET, "/", OPEN, pages::home),
        new Route(GET, "/setup", OPEN, pages::setup),
        new Route(GET, "/s/{code}", OPEN, pages::guest),
        new Route(GET, "/t/{code}", OPEN, pages::spot),
        new Route(GET, "/spots", OPEN, pages::spots),
        new Route(GET, "/panel", OPEN, pages::panel),
        new Route(GET, "/products", OPEN, pages::products),
        new Route(GET, "/admin", OPEN, pages::admin),
        new Route(GET, "/receipt", OPEN, pages::receipt),
        new Route(GET, "/reports", OPEN, pages::reports),
        new Route(GET, "/scan/{loc}", OPEN, pages::scan),
        new Route(GET, "/scan/{loc}/order", OPEN, gateway.pages()::ask),
        new Route(POST, "/scan/{loc}/order", OPEN, gateway.pages()::order),
        new Route(GET, "/scan/{loc}/products/{id}/qr.svg", OPEN, gateway.pages()::picture),
        new Route(GET, "/api/scan/{loc}", OPEN, gateway.pages()::grid),
        new Route(GET, "/api/locations/{loc}/scan-sheet", SERVICE, gateway.pages()::sheet),
        new Route(GET, "/web/{path...}", OPEN, pages::file));
  }

  /** The first of them: what also a node answers that serves nobody. */
  List<Route> ofHealth() {
    return http().subList(0, 2);
  }

  /** The routes over WebSocket. */
  List<SocketRoute> sockets() {
    return List.of(
        new SocketRoute("/live/locations/{loc}", live::location),
        new SocketRoute("/live/sessions/{id}", live::session),
        new SocketRoute("/live/requests/{id}", live::request));
  }
}
