#include "core/engine/loopback_redirect.h"

#include "core/auth/query_string.h"
#include "core/simulator/http_server.h"

#include <QPointer>
#include <QTimer>

namespace botoscope::engine {

namespace {

constexpr int farewellMillis = 2000; ///< for the browser to take its page

std::string page(const char* title, const char* words)
{
    return std::string(
               "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Botoscope</title>"
               "<style>body{font:16px/1.5 system-ui,sans-serif;margin:20vh auto;max-width:32em;padding:0 1em;"
               "color:#222;background:#fff}@media(prefers-color-scheme:dark){body{color:#ddd;background:#1e1f22}}"
               "h1{font-size:22px;font-weight:600}</style></head><body><h1>") +
           title + "</h1><p>" + words + "</p></body></html>\n";
}

simulator::ServerResponse response(int status, std::string body)
{
    simulator::ServerResponse made;
    made.status = status;
    made.headers.set("Content-Type", "text/html; charset=utf-8");
    made.headers.set("Cache-Control", "no-store");
    made.headers.set("Referrer-Policy", "no-referrer"); // the address holds the code
    made.headers.set("Connection", "close");
    made.body = std::move(body);
    return made;
}

std::string valueOf(const http::Parameters& parameters, std::string_view name)
{
    const std::string* value = auth::findParameter(parameters, name);
    return value ? *value : std::string();
}

} // namespace

/// What the server's handler needs; outlives the listener while the browser takes its page.
struct LoopbackRedirect::Shared {
    using Answer = Result<http::Parameters>;
    QPointer<simulator::HttpServer> server;
    std::string state; ///< empty: nothing is waited for
    Completion<Answer>::Resolver resolver;

    simulator::ServerResponse handle(const simulator::ServerRequest& request)
    {
        const std::string_view target = request.target;
        if (request.method != "GET" || target.substr(0, target.find('?')) != credentials::redirectPath) {
            return response(404, page("Nothing here", "This address only takes the end of a sign-in."));
        }
        const auto mark = std::min(target.find('?'), target.size());
        const http::Parameters parameters = auth::parseQuery(target.substr(std::min(mark + 1, target.size())));
        // Another name for this address would be a page of somebody else's that looks in.
        const bool own = request.headers.get("Host") == "127.0.0.1:" + std::to_string(server->port());
        if (!own || state.empty() || valueOf(parameters, "state") != state) {
            return response(400, page("Not this sign-in", "This does not belong to the sign-in that Botoscope waits "
                                                          "for. Start it again there."));
        }
        state.clear();
        server->close();
        const bool refused = !valueOf(parameters, "error").empty();
        QMetaObject::invokeMethod(
            server, [answered = resolver, parameters] { answered.resolve(Answer(parameters)); }, Qt::QueuedConnection);
        return refused ? response(200, page("Sign-in refused", "You can close this page. Botoscope says what to do."))
                       : response(200, page("You can close this page", "Botoscope goes on where you left it."));
    }
};

Result<std::unique_ptr<credentials::RedirectListener>> LoopbackRedirect::listen(QObject& owner)
{
    auto shared = std::make_shared<Shared>();
    auto* server = new simulator::HttpServer(
        [shared](const simulator::ServerRequest& request) { return shared->handle(request); }, &owner);
    shared->server = server;
    if (!server->listen(0)) {
        const std::string reason = server->errorText().toStdString();
        delete server;
        return Error(ErrorCode::Io, "No port of 127.0.0.1 can be had for the browser's way back: " + reason);
    }
    return std::unique_ptr<credentials::RedirectListener>(new LoopbackRedirect(std::move(shared)));
}

LoopbackRedirect::~LoopbackRedirect()
{
    m_shared->state.clear();
    if (simulator::HttpServer* server = m_shared->server) {
        server->close();
        QTimer::singleShot(farewellMillis, server, &QObject::deleteLater);
    }
}

std::string LoopbackRedirect::url() const
{
    return "http://127.0.0.1:" + std::to_string(m_shared->server->port()) + std::string(credentials::redirectPath);
}

Task<Result<http::Parameters>> LoopbackRedirect::answer(std::string state, std::int64_t timeoutMicros)
{
    Completion<Shared::Answer> arrival;
    m_shared->state = std::move(state);
    m_shared->resolver = arrival.resolver();
    QTimer::singleShot(static_cast<int>(timeoutMicros / 1000), m_shared->server, [resolver = arrival.resolver()] {
        resolver.resolve(credentials::signInFailure("expired", "Nobody finished the sign-in in the browser in time."));
    });
    auto parameters = co_await arrival;
    m_shared->state.clear();
    co_return parameters;
}

} // namespace botoscope::engine
