#pragma once
#include "core/lifecycle/datagram_sender.h"

#include <map>
#include <netinet/in.h>

namespace botoscope::platform {

/// Datagrams from one IPv4 socket, made when the first one goes. A name is looked up once, which waits for the answer.
class UdpSender final : public lifecycle::DatagramSender {
public:
    UdpSender() = default;
    ~UdpSender() override;
    UdpSender(const UdpSender&) = delete;
    UdpSender& operator=(const UdpSender&) = delete;

    Result<void> send(const std::string& host, int port, std::string_view bytes) override;

private:
    Result<in_addr> address(const std::string& host);

    int m_socket = -1;
    std::map<std::string, in_addr> m_addresses; ///< by name
};

} // namespace botoscope::platform
