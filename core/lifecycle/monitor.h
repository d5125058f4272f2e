#pragma once
#include "core/events/emitter.h"
#include "core/lifecycle/datagram_sender.h"

#include <cstddef>
#include <string>

namespace botoscope::lifecycle {

/// Whom client-side monitoring tells of calls, and as who.
struct MonitorSettings {
    std::string host;
    int port = 0;
    std::string clientId;             ///< at most longestMonitorId characters
    DatagramSender* sender = nullptr; ///< outlives the emitter
};

inline constexpr std::size_t longestMonitorId = 255;

/// Tells a program that listens, an agent that measures, of each attempt and each call of a client when it has ended:
/// botocore's client-side monitoring. Nothing that goes wrong with that reaches the call.
void registerMonitor(events::Emitter& emitter, const MonitorSettings& settings);

} // namespace botoscope::lifecycle
