#include "core/simulator/http_server.h"

#include "core/simulator/request_reader.h"

#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

namespace botoscope::simulator {

namespace {

const char* reasonPhrase(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 204:
        return "No Content";
    case 400:
        return "Bad Request";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 413:
        return "Content Too Large";
    case 500:
        return "Internal Server Error";
    case 503:
        return "Service Unavailable";
    default:
        return status < 400 ? "OK" : "Error";
    }
}

bool hasBody(int status, const std::string& method)
{
    return method != "HEAD" && status != 204 && status != 304 && status >= 200;
}

} // namespace

/// One accepted socket; answers its requests one after another.
class HttpServer::Connection : public QObject {
public:
    Connection(QTcpSocket* socket, const Handler& handler, QObject* parent)
        : QObject(parent), m_socket(socket), m_handler(handler)
    {
        socket->setParent(this);
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        connect(socket, &QTcpSocket::readyRead, this, [this] { readMore(); });
        connect(socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    }

private:
    void readMore()
    {
        if (!m_busy) {
            advance(m_socket->readAll());
        }
    }

    void advance(const QByteArray& bytes)
    {
        const auto state = m_reader.feed({bytes.constData(), static_cast<std::size_t>(bytes.size())});
        if (m_reader.wantsContinue()) {
            m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
        }
        switch (state) {
        case RequestReader::State::NeedMore:
            break;
        case RequestReader::State::Complete:
            answer(m_reader.take());
            break;
        case RequestReader::State::Broken:
            refuse(400);
            break;
        case RequestReader::State::TooLarge:
            refuse(413);
            break;
        }
    }

    void refuse(int status)
    {
        ServerResponse response;
        response.status = status;
        response.headers.set("Connection", "close");
        write(response, "GET");
        m_socket->disconnectFromHost();
    }

    void answer(const ServerRequest& request)
    {
        ServerResponse response = m_handler(request);
        if (response.neverAnswer) {
            m_busy = true;
            return;
        }
        const bool close = equalsClose(request);
        if (response.delayMillis > 0) {
            m_busy = true;
            QTimer::singleShot(static_cast<int>(response.delayMillis), this,
                               [this, response, method = request.method, close] { send(response, method, close); });
            return;
        }
        send(response, request.method, close);
    }

    static bool equalsClose(const ServerRequest& request)
    {
        const QByteArray value = QByteArray::fromStdString(request.headers.get("Connection")).toLower();
        return value == "close";
    }

    void send(const ServerResponse& response, const std::string& method, bool close)
    {
        m_busy = false;
        if (response.reset) {
            m_socket->abort();
            deleteLater();
            return;
        }
        write(response, method);
        if (close || response.truncate) {
            m_socket->disconnectFromHost();
            return;
        }
        // The next request may have come already, whole or in part.
        QMetaObject::invokeMethod(
            this, [this] { m_busy ? void() : advance(m_socket->readAll()); }, Qt::QueuedConnection);
    }

    void write(const ServerResponse& response, const std::string& method)
    {
        std::string head = "HTTP/1.1 " + std::to_string(response.status) + ' ' + reasonPhrase(response.status) + "\r\n";
        for (const auto& [name, value] : response.headers) {
            head += name + ": " + value + "\r\n";
        }
        if (response.status != 204 && response.status >= 200) {
            head += "Content-Length: " + std::to_string(response.body.size()) + "\r\n";
        }
        head += "\r\n";
        if (hasBody(response.status, method)) {
            head.append(response.body, 0, response.truncate ? response.body.size() / 2 : std::string::npos);
        }
        m_socket->write(head.data(), static_cast<qint64>(head.size()));
    }

    QTcpSocket* m_socket;
    const Handler& m_handler;
    RequestReader m_reader;
    bool m_busy = false; ///< an answer is being delayed: later bytes wait in the socket
};

HttpServer::HttpServer(Handler handler, QObject* parent)
    : QObject(parent), m_handler(std::move(handler)), m_server(new QTcpServer(this))
{
    connect(m_server, &QTcpServer::newConnection, this, &HttpServer::accept);
}

HttpServer::~HttpServer() = default;

bool HttpServer::listen(quint16 port)
{
    const bool listening = m_server->listen(QHostAddress::LocalHost, port);
    m_port = m_server->serverPort();
    return listening;
}

void HttpServer::close()
{
    m_server->close();
}

quint16 HttpServer::port() const
{
    return m_port;
}

QString HttpServer::errorText() const
{
    return m_server->errorString();
}

void HttpServer::accept()
{
    while (QTcpSocket* socket = m_server->nextPendingConnection()) {
        new Connection(socket, m_handler, this);
    }
}

} // namespace botoscope::simulator
