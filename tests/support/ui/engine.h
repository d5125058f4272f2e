#pragma once
#include "core/engine/setup.h"
#include "core/platform/curl_transport.h"
#include "core/platform/qt_timers.h"
#include "support/marks.h"
#include "support/model_data.h"

#include <memory>

namespace botoscope::test {

/// An engine's set-up with the real parts but no environment and no profile files: only the simulator's profile.
inline engine::EngineSetup simulatorSetup()
{
    engine::EngineSetup setup;
    setup.loader = std::make_shared<const model::Loader>(std::vector<std::string>{modelDataDir()});
    setup.programVersion = "test";
    setup.environment = [] { return config::Environment(); };
    setup.readProfiles = []() -> Result<config::ProfileStore> { return config::ProfileStore::parse({}); };
    setup.marks = std::make_shared<MemoryMarks>();
    setup.makeParts = [] {
        engine::EngineParts parts;
        parts.transport = std::make_unique<platform::CurlTransport>(platform::CurlTransportSettings());
        parts.timers = std::make_unique<platform::QtTimers>();
        parts.clock = std::make_unique<SystemClock>();
        parts.random = std::make_unique<SystemRandom>();
        return parts;
    };
    return setup;
}

} // namespace botoscope::test
