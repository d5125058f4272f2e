#pragma once
#include <QHostAddress>
#include <QSslConfiguration>
#include <QTcpServer>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace botoscope::test {

/// What one connection does, step by step; after the last step it stays open and silent. Steps that wait for bytes use
/// them up, so a script may answer several requests in turn.
class Script {
public:
    /// Waits for a whole request: head, and a body of Content-Length or chunked.
    Script& readRequest();
    Script& readHead();
    /// Waits for that many bytes.
    Script& read(std::size_t bytes);
    Script& send(std::string bytes);
    /// Sends byte by byte.
    Script& trickle(std::string bytes, int everyMillis);
    Script& pause(int millis);
    Script& close(); ///< after what is to be sent has left
    Script& reset(); ///< at once, with RST
    /// Reads a request, answers, and so on for every request of the connection.
    static Script always(std::string answer);

    enum class Action { ReadRequest, ReadHead, Read, Send, Trickle, Pause, Close, Reset };
    struct Step {
        Action action;
        std::string bytes;
        std::size_t number = 0;
    };
    std::vector<Step> steps;
    bool repeat = false;
};

/// A response with Content-Length.
std::string response(int status, std::string_view body, std::string_view extraHeaders = {});

class ScriptedConnection;

/// A raw TCP (or TLS) server on 127.0.0.1 that does what its scripts say. The first connection runs the first script
/// given to then(), and so on; further ones run the last.
class ScriptedServer : public QTcpServer {
public:
    enum class Tls { No, Yes };
    explicit ScriptedServer(Script script = {}, Tls tls = Tls::No);
    ~ScriptedServer() override;
    ScriptedServer& then(Script script);

    std::string url(std::string_view pathAndQuery = "/") const;
    std::string origin() const; ///< scheme://127.0.0.1:port
    /// The self-signed certificate's PEM file, for those who trust it.
    std::string certificateFile() const;

    std::size_t connections() const { return m_connections.size(); }
    /// All bytes a connection has brought.
    const std::string& received(std::size_t connection = 0) const;
    /// The heads of requests of a connection, each with its final empty line.
    std::vector<std::string> heads(std::size_t connection = 0) const;
    bool closed(std::size_t connection = 0) const; ///< the client has gone

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    std::deque<Script> m_scripts;
    std::size_t m_next = 0;
    bool m_tls = false;
    QSslConfiguration m_tlsConfiguration;
    std::string m_certificateFile;
    std::vector<std::unique_ptr<ScriptedConnection>> m_connections;
};

/// A port where connections never come to stand: its queue is full and nobody accepts.
class BlackHole {
public:
    BlackHole();
    ~BlackHole();
    BlackHole(const BlackHole&) = delete;
    BlackHole& operator=(const BlackHole&) = delete;
    std::string url() const;

private:
    std::vector<int> m_descriptors;
    int m_port = 0;
};

/// A port nobody listens on.
int closedPort();

} // namespace botoscope::test
