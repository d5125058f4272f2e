#pragma once
#include "core/base/result.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace botoscope::simulator {

enum class FaultKind { None, Delay, Throttle, Error, Reset, Truncate, Garbage, Hang };

/// What to do to one request.
struct Fault {
    FaultKind kind = FaultKind::None;
    int status = 0;               ///< for Error
    std::int64_t delayMillis = 0; ///< applies besides the kind
};

/// Faults by plan, read from text like "delay=200,error=503x3,reset=1": each entry but delay strikes the next N
/// requests, entries in their order, then all is well; delay applies to every request.
/// Entries: delay=MS, throttle=N, error=STATUS[xN], reset=N, truncate=N, garbage=N, hang=N.
class FaultPlan {
public:
    static Result<FaultPlan> parse(std::string_view spec);
    /// The fault of the next request.
    Fault next();

private:
    struct Entry {
        FaultKind kind = FaultKind::None;
        int status = 0;
        int left = 0;
    };
    Result<void> add(std::string_view entry);

    std::vector<Entry> m_entries;
    std::int64_t m_delayMillis = 0;
};

} // namespace botoscope::simulator
