#pragma once
#include "core/trace/record.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

namespace botoscope::trace {

/// A call with all it recorded.
struct CallRecord {
    CallInfo info;
    std::vector<StepPtr> steps;
    std::optional<CallEnd> end;
    std::size_t bytes = 0; ///< what its snapshots take, roughly; shared storage is counted once per step
};

/// Keeps recent calls within a memory limit: when it is passed, the oldest ended calls go, whole.
class Store final : public Sink {
public:
    explicit Store(std::size_t byteLimit = 256U << 20);
    void callStarted(const CallInfo& info) override;
    void stepRecorded(const StepPtr& step) override;
    void callEnded(const CallEnd& end) override;

    const std::deque<CallRecord>& calls() const { return m_calls; } ///< oldest first
    const CallRecord* call(std::uint64_t id) const;
    std::size_t bytes() const { return m_bytes; }
    std::uint64_t droppedCalls() const { return m_dropped; }
    void clear(); ///< forgets ended calls

private:
    CallRecord* find(std::uint64_t id);
    void trim();

    std::size_t m_byteLimit;
    std::size_t m_bytes = 0;
    std::uint64_t m_dropped = 0;
    std::deque<CallRecord> m_calls;
};

} // namespace botoscope::trace
