#include "core/platform/udp_sender.h"

#include <cerrno>
#include <cstring>
#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

namespace botoscope::platform {

namespace {

Error failed(const std::string& what, const char* why)
{
    return Error(ErrorCode::Io, what + ": " + why);
}

} // namespace

UdpSender::~UdpSender()
{
    if (m_socket >= 0) {
        ::close(m_socket);
    }
}

Result<in_addr> UdpSender::address(const std::string& host)
{
    if (const auto known = m_addresses.find(host); known != m_addresses.end()) {
        return known->second;
    }
    addrinfo hints{};
    hints.ai_family = AF_INET;
    hints.ai_socktype = SOCK_DGRAM;
    addrinfo* found = nullptr;
    if (const int code = ::getaddrinfo(host.c_str(), nullptr, &hints, &found); code != 0) {
        return failed("no address of " + host, ::gai_strerror(code));
    }
    sockaddr_in first{};
    std::memcpy(&first, found->ai_addr, sizeof(first));
    ::freeaddrinfo(found);
    return m_addresses[host] = first.sin_addr;
}

Result<void> UdpSender::send(const std::string& host, int port, std::string_view bytes)
{
    constexpr int ports = 1 << 16;
    if (port <= 0 || port >= ports) {
        return Error(ErrorCode::Io, std::to_string(port) + " is no port");
    }
    const auto found = address(host);
    if (!found.ok()) {
        return found.error();
    }
    if (m_socket < 0) {
        m_socket = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    }
    sockaddr_in target{};
    target.sin_family = AF_INET;
    target.sin_port = htons(static_cast<in_port_t>(port));
    target.sin_addr = *found;
    sockaddr generic{};
    static_assert(sizeof(generic) == sizeof(target));
    std::memcpy(&generic, &target, sizeof(target));
    if (::sendto(m_socket, bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL, &generic, sizeof(generic)) < 0) {
        return failed("sending to " + host, std::strerror(errno));
    }
    return {};
}

} // namespace botoscope::platform
