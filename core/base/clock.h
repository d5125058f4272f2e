#pragma once
#include "core/base/task.h"
#include "core/base/value.h"

#include <cstdint>
#include <functional>

namespace botoscope {

/// Time as core sees it; tests give their own.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Timestamp now() const = 0;                ///< wall clock, UTC
    virtual std::int64_t monotonicMicros() const = 0; ///< for durations
};

/// The machine's clocks.
class SystemClock final : public Clock {
public:
    Timestamp now() const override;
    std::int64_t monotonicMicros() const override;
};

/// Waiting without blocking; the event loop implements it.
class Timers {
public:
    virtual ~Timers() = default;
    using Id = std::uint64_t;
    /// Calls back once, after at least that many microseconds (0: at the loop's next turn).
    virtual Id start(std::int64_t micros, std::function<void()> callback) = 0;
    virtual void cancel(Id id) = 0;
};

/// Suspends for that many microseconds; destroying the task cancels the timer.
Task<> sleepFor(Timers& timers, std::int64_t micros);

/// Random numbers as core sees them; tests give their own.
class Random {
public:
    virtual ~Random() = default;
    virtual double uniform() = 0;    ///< in [0, 1)
    virtual std::string uuid4() = 0; ///< lower-case text form
};

/// OpenSSL's generator.
class SystemRandom final : public Random {
public:
    double uniform() override;
    std::string uuid4() override;
};

} // namespace botoscope
