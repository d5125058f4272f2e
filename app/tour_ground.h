#pragma once
#include "core/base/clock.h"
#include "core/engine/setup.h"
#include "core/simulator/simulator.h"

#include <memory>
#include <string>

namespace botoscope::app {

/// What the tour meets besides the window's own simulator: a second endpoint, and a home folder of its own with a
/// profile of every type and some that lead into errors. Nothing of the user's configuration is read or written.
class TourGround {
public:
    /// directory: the tour's; the home folder is made in it, and goes with this.
    explicit TourGround(const std::string& directory);
    ~TourGround();
    TourGround(const TourGround&) = delete;
    TourGround& operator=(const TourGround&) = delete;

    /// Errors: Io and the simulator's.
    Result<void> prepare(std::shared_ptr<const model::Loader> loader);
    engine::EngineSetup setup(std::shared_ptr<const model::Loader> loader) const;

private:
    config::Environment environment() const;

    std::string m_home;
    SystemClock m_clock;
    std::unique_ptr<simulator::Simulator> m_simulator;
};

} // namespace botoscope::app
