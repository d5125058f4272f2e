#pragma once

namespace botoscope::retry {

/// The rate curve of adaptive mode: multiplicative decrease, cubic growth (botocore-behaviour.md §8.1). Rates are
/// requests a second, times are seconds of any one clock.
class CubicCurve {
public:
    CubicCurve(double lastMaxRate, double lastThrottle);
    double success(double now) const;
    double throttled(double rate, double now);

private:
    double m_maxRate;
    double m_plateau = 0; // seconds after a throttle at which the old rate is reached again
    double m_lastThrottle;
};

/// Measures how fast a client sends: smoothed over buckets of half a second.
class SendRate {
public:
    explicit SendRate(double now);
    double record(double now); ///< counts one request; the rate measured

private:
    double m_bucket;
    double m_rate = 0;
    double m_count = 0;
};

/// Adaptive mode's limiter of one client, which works beside the standard rules: off until the first throttling error,
/// then a token bucket whose rate follows the curve. Pure: the time comes in.
class AdaptiveLimiter {
public:
    explicit AdaptiveLimiter(double now);
    /// Before a request is sent: 0 and a token is taken, or the seconds after which to ask again.
    double acquire(double now);
    /// After each attempt, also one without a response. throttling: see isThrottlingError.
    void received(double now, bool throttling);

    bool enabled() const { return m_enabled; }
    double rate() const { return m_fillRate; } ///< tokens a second
    double measuredRate() const { return m_measured; }

private:
    void refill(double now);
    void setRate(double rate, double now);

    CubicCurve m_curve;
    SendRate m_sendRate;
    bool m_enabled = false;
    double m_measured = 0;
    double m_fillRate;
    double m_capacity = 1;
    double m_tokens = 0;
    double m_lastFill;
};

} // namespace botoscope::retry
