#include "tests/support/engine/scripted_server.h"

#include "core/base/encoding.h"
#include "tests/support/engine/self_signed.h"

#include <QDir>
#include <QFile>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>
#include <QTimer>
#include <algorithm>
#include <arpa/inet.h>
#include <cstdlib>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace botoscope::test {

namespace {

constexpr std::string_view headEnd = "\r\n\r\n";

std::string headerValue(std::string_view head, std::string_view name)
{
    for (std::size_t start = 0; start < head.size();) {
        const std::size_t end = std::min(head.find("\r\n", start), head.size());
        const std::string_view line = head.substr(start, end - start);
        const auto colon = line.find(':');
        if (colon != std::string_view::npos && equalsIgnoreCase(line.substr(0, colon), name)) {
            return std::string(trim(line.substr(colon + 1)));
        }
        start = end + 2;
    }
    return {};
}

/// Length of the whole request at the start of these bytes, 0 while it is not there.
std::size_t requestLength(std::string_view bytes)
{
    const auto end = bytes.find(headEnd);
    if (end == std::string_view::npos) {
        return 0;
    }
    const std::size_t head = end + headEnd.size();
    if (headerValue(bytes.substr(0, head), "transfer-encoding") == "chunked") {
        const auto last = bytes.find("0\r\n\r\n", head);
        return last == std::string_view::npos ? 0 : last + 5;
    }
    const std::string length = headerValue(bytes.substr(0, head), "content-length");
    const std::size_t whole = head + static_cast<std::size_t>(std::strtoull(length.c_str(), nullptr, 10));
    return bytes.size() >= whole ? whole : 0;
}

void setLingerZero(qintptr descriptor)
{
    const linger value{1, 0};
    setsockopt(static_cast<int>(descriptor), SOL_SOCKET, SO_LINGER, &value, sizeof value);
}

sockaddr_in loopback(int port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

/// A socket bound to a free port of the loopback interface.
int boundSocket(int& port)
{
    const int descriptor = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address = loopback(0);
    bind(descriptor, reinterpret_cast<sockaddr*>(&address), sizeof address);
    socklen_t size = sizeof address;
    getsockname(descriptor, reinterpret_cast<sockaddr*>(&address), &size);
    port = ntohs(address.sin_port);
    return descriptor;
}

} // namespace

Script& Script::readRequest()
{
    steps.push_back({Action::ReadRequest, {}, 0});
    return *this;
}
Script& Script::readHead()
{
    steps.push_back({Action::ReadHead, {}, 0});
    return *this;
}
Script& Script::read(std::size_t bytes)
{
    steps.push_back({Action::Read, {}, bytes});
    return *this;
}
Script& Script::send(std::string bytes)
{
    steps.push_back({Action::Send, std::move(bytes), 0});
    return *this;
}
Script& Script::trickle(std::string bytes, int everyMillis)
{
    steps.push_back({Action::Trickle, std::move(bytes), static_cast<std::size_t>(everyMillis)});
    return *this;
}
Script& Script::pause(int millis)
{
    steps.push_back({Action::Pause, {}, static_cast<std::size_t>(millis)});
    return *this;
}
Script& Script::close()
{
    steps.push_back({Action::Close, {}, 0});
    return *this;
}
Script& Script::reset()
{
    steps.push_back({Action::Reset, {}, 0});
    return *this;
}

Script Script::always(std::string answer)
{
    Script script;
    script.readRequest().send(std::move(answer));
    script.repeat = true;
    return script;
}

std::string response(int status, std::string_view body, std::string_view extraHeaders)
{
    return "HTTP/1.1 " + std::to_string(status) + " Scripted\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\n" + std::string(extraHeaders) + "\r\n" + std::string(body);
}

/// One connection running its script.
class ScriptedConnection : public QObject {
public:
    ScriptedConnection(qintptr descriptor, Script script, const QSslConfiguration* tls) : m_script(std::move(script))
    {
        m_timer.setSingleShot(true);
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, [this] { advance(); });
        connect(&m_socket, &QIODevice::readyRead, this, [this] { onBytes(); });
        connect(&m_socket, &QAbstractSocket::disconnected, this, [this] { m_gone = true; });
        m_socket.setReadBufferSize(64 * 1024); // what is not read stays in the kernel and holds the client up
        m_socket.setSocketDescriptor(descriptor);
        if (tls) {
            m_socket.setSslConfiguration(*tls);
            m_socket.startServerEncryption();
        }
        advance();
    }
    const std::string& received() const { return m_received; }
    bool gone() const { return m_gone; }

private:
    void onBytes()
    {
        if (!m_reading) {
            return;
        }
        const QByteArray bytes = m_socket.readAll();
        m_received.append(bytes.constData(), static_cast<std::size_t>(bytes.size()));
        advance();
    }

    /// Runs steps until one has to wait.
    void advance()
    {
        while (!m_gone && !m_timer.isActive() && m_step < m_script.steps.size()) {
            if (!run(m_script.steps[m_step])) {
                return;
            }
            ++m_step;
            if (m_script.repeat && m_step == m_script.steps.size()) {
                m_step = 0;
            }
        }
        m_reading = m_reading || m_step == m_script.steps.size();
    }

    bool run(Script::Step& step)
    {
        switch (step.action) {
        case Script::Action::ReadRequest:
            return consume(requestLength(rest()));
        case Script::Action::ReadHead: {
            const auto end = rest().find(headEnd);
            return consume(end == std::string_view::npos ? 0 : end + headEnd.size());
        }
        case Script::Action::Read:
            return consume(rest().size() >= step.number ? step.number : 0);
        case Script::Action::Trickle:
            return trickle(step);
        case Script::Action::Pause:
            return pause(static_cast<int>(step.number));
        default:
            write(step);
            return true;
        }
    }

    void write(const Script::Step& step)
    {
        m_reading = false;
        if (step.action == Script::Action::Send) {
            m_socket.write(step.bytes.data(), static_cast<qint64>(step.bytes.size()));
            m_socket.flush();
        } else if (step.action == Script::Action::Close) {
            m_socket.disconnectFromHost();
        } else {
            setLingerZero(m_socket.socketDescriptor());
            m_socket.abort();
        }
    }

    bool trickle(const Script::Step& step)
    {
        if (m_trickled == step.bytes.size()) {
            m_trickled = 0;
            return true;
        }
        m_socket.write(&step.bytes[m_trickled++], 1);
        m_socket.flush();
        m_timer.start(static_cast<int>(step.number));
        return false;
    }

    bool pause(int millis)
    {
        m_paused = !m_paused;
        if (m_paused) {
            m_timer.start(millis);
        }
        return !m_paused;
    }

    std::string_view rest() const { return std::string_view(m_received).substr(m_consumed); }
    bool consume(std::size_t bytes)
    {
        m_consumed += bytes;
        if (bytes == 0 && !m_reading) {
            m_reading = true;
            const QByteArray waiting = m_socket.readAll();
            m_received.append(waiting.constData(), static_cast<std::size_t>(waiting.size()));
            return waiting.isEmpty() ? false : run(m_script.steps[m_step]);
        }
        return bytes > 0;
    }

    Script m_script;
    QSslSocket m_socket;
    QTimer m_timer;
    std::string m_received;
    std::size_t m_consumed = 0, m_step = 0, m_trickled = 0;
    bool m_paused = false, m_reading = false, m_gone = false;
};

ScriptedServer::ScriptedServer(Script script, Tls tls) : m_tls(tls == Tls::Yes)
{
    m_scripts.push_back(std::move(script));
    listen(QHostAddress::LocalHost);
    if (!m_tls) {
        return;
    }
    const SelfSigned made = makeSelfSigned();
    m_tlsConfiguration = QSslConfiguration::defaultConfiguration();
    m_tlsConfiguration.setLocalCertificate(QSslCertificate(QByteArray::fromStdString(made.certificatePem)));
    m_tlsConfiguration.setPrivateKey(QSslKey(QByteArray::fromStdString(made.keyPem), QSsl::Ec));
    m_tlsConfiguration.setPeerVerifyMode(QSslSocket::VerifyNone);
    const QString path = QDir::tempPath() + QStringLiteral("/botoscope-test-%1-%2.pem").arg(getpid()).arg(serverPort());
    QFile file(path);
    if (file.open(QIODevice::WriteOnly)) {
        file.write(made.certificatePem.data(), static_cast<qint64>(made.certificatePem.size()));
    }
    m_certificateFile = path.toStdString();
}

ScriptedServer::~ScriptedServer()
{
    if (!m_certificateFile.empty()) {
        QFile::remove(QString::fromStdString(m_certificateFile));
    }
}

ScriptedServer& ScriptedServer::then(Script script)
{
    m_scripts.push_back(std::move(script));
    return *this;
}

std::string ScriptedServer::origin() const
{
    return (m_tls ? "https://127.0.0.1:" : "http://127.0.0.1:") + std::to_string(serverPort());
}

std::string ScriptedServer::url(std::string_view pathAndQuery) const
{
    return origin() + std::string(pathAndQuery);
}

std::string ScriptedServer::certificateFile() const
{
    return m_certificateFile;
}

const std::string& ScriptedServer::received(std::size_t connection) const
{
    static const std::string nothing;
    return connection < m_connections.size() ? m_connections[connection]->received() : nothing;
}

std::vector<std::string> ScriptedServer::heads(std::size_t connection) const
{
    std::vector<std::string> heads;
    std::string_view bytes = received(connection);
    while (const std::size_t length = requestLength(bytes)) {
        heads.emplace_back(bytes.substr(0, bytes.find(headEnd) + headEnd.size()));
        bytes.remove_prefix(length);
    }
    return heads;
}

bool ScriptedServer::closed(std::size_t connection) const
{
    return connection < m_connections.size() && m_connections[connection]->gone();
}

void ScriptedServer::incomingConnection(qintptr descriptor)
{
    Script script = m_scripts[std::min(m_next++, m_scripts.size() - 1)];
    m_connections.push_back(
        std::make_unique<ScriptedConnection>(descriptor, std::move(script), m_tls ? &m_tlsConfiguration : nullptr));
}

BlackHole::BlackHole()
{
    m_descriptors.push_back(boundSocket(m_port));
    listen(m_descriptors.front(), 0);
    for (int i = 0; i < 4; ++i) { // fills the queue; further connection attempts are not answered
        const int filler = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
        sockaddr_in address = loopback(m_port);
        (void)connect(filler, reinterpret_cast<sockaddr*>(&address), sizeof address);
        m_descriptors.push_back(filler);
    }
}

BlackHole::~BlackHole()
{
    for (const int descriptor : m_descriptors) {
        ::close(descriptor);
    }
}

std::string BlackHole::url() const
{
    return "http://127.0.0.1:" + std::to_string(m_port) + "/";
}

int closedPort()
{
    int port = 0;
    ::close(boundSocket(port));
    return port;
}

} // namespace botoscope::test
