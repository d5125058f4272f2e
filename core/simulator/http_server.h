#pragma once
#include "core/simulator/server_message.h"

#include <QObject>
#include <functional>
#include <memory>
#include <string>

class QTcpServer;
class QTcpSocket;

namespace botoscope::simulator {

/// A small HTTP/1.1 server on loopback with keep-alive, chunked request bodies and 100-continue. It lives in its
/// thread's event loop. Requests over RequestReader's limit are refused with 413.
class HttpServer : public QObject {
    Q_OBJECT
public:
    using Handler = std::function<ServerResponse(const ServerRequest&)>;
    explicit HttpServer(Handler handler, QObject* parent = nullptr);
    ~HttpServer() override;

    /// Listens on 127.0.0.1; port 0 picks a free one. False when the port can't be had; see errorText.
    bool listen(quint16 port);
    void close(); ///< takes no new connection; the port is kept in mind
    quint16 port() const;
    QString errorText() const;

private:
    class Connection;
    void accept();

    Handler m_handler;
    QTcpServer* m_server = nullptr;
    quint16 m_port = 0;
};

} // namespace botoscope::simulator
