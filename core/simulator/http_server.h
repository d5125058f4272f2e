#pragma once
#include "core/http/headers.h"

#include <QObject>
#include <functional>
#include <memory>
#include <string>

class QTcpServer;
class QTcpSocket;

namespace botoscope::simulator {

/// A request as it came: nothing decoded but the transfer coding.
struct ServerRequest {
    std::string method;
    std::string target; ///< as on the request line
    http::Headers headers;
    std::string body;
};

/// What goes back. Content-Length is added.
struct ServerResponse {
    int status = 200;
    http::Headers headers;
    std::string body;
    // Damage to do, for faults.
    std::int64_t delayMillis = 0;
    bool reset = false;       ///< close the connection instead of answering
    bool truncate = false;    ///< promise the whole body, send half of it, close
    bool neverAnswer = false; ///< keep the connection open in silence
};

/// A small HTTP/1.1 server on loopback with keep-alive, chunked request bodies and 100-continue. It lives in its
/// thread's event loop. Requests over the limit are refused with 413.
class HttpServer : public QObject {
    Q_OBJECT
public:
    using Handler = std::function<ServerResponse(const ServerRequest&)>;
    explicit HttpServer(Handler handler, QObject* parent = nullptr);
    ~HttpServer() override;

    /// Listens on 127.0.0.1; port 0 picks a free one. False when the port can't be had; see errorText.
    bool listen(quint16 port);
    quint16 port() const;
    QString errorText() const;

    static constexpr std::size_t bodyLimit = 256U << 20;

private:
    class Connection;
    void accept();

    Handler m_handler;
    QTcpServer* m_server = nullptr;
};

} // namespace botoscope::simulator
