#pragma once
#include "core/base/result.h"

#include <string>
#include <string_view>

namespace botoscope::lifecycle {

/// Sends datagrams over UDP to a program that may listen; nobody answers.
class DatagramSender {
public:
    virtual ~DatagramSender() = default;
    /// host: a name or an IPv4 address. Error: Io.
    virtual Result<void> send(const std::string& host, int port, std::string_view bytes) = 0;
};

} // namespace botoscope::lifecycle
