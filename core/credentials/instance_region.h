#pragma once
#include "core/credentials/single_flight.h"
#include "core/credentials/surroundings.h"

#include <memory>
#include <optional>
#include <string>

namespace botoscope::credentials {

/// The region of the instance that this program runs on, asked of its metadata service when somebody needs it. What was
/// found is kept; where nobody answered the next one asks again, as in botocore.
class InstanceRegion : public std::enable_shared_from_this<InstanceRegion> {
public:
    explicit InstanceRegion(std::shared_ptr<const Surroundings> around)
        : m_around(std::move(around)), m_flight(*m_around->clock)
    {
    }
    /// nullopt: this is no instance, or it can't be asked (the log says why).
    Task<std::optional<std::string>> get(FetchLog& log);

private:
    Task<std::optional<std::string>> fetch(FetchLog& log);

    std::shared_ptr<const Surroundings> m_around;
    std::optional<std::string> m_known;
    SingleFlight<std::optional<std::string>> m_flight;
};

} // namespace botoscope::credentials
