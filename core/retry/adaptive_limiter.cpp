#include "core/retry/adaptive_limiter.h"

#include <algorithm>
#include <cmath>

namespace botoscope::retry {

namespace {
constexpr double scaleConstant = 0.4;
constexpr double beta = 0.7;
constexpr double smoothing = 0.8;
constexpr double bucketsPerSecond = 2;
constexpr double lowestRate = 0.5;
constexpr double mostGrowth = 2; // of the measured rate
} // namespace

CubicCurve::CubicCurve(double lastMaxRate, double lastThrottle)
    : m_maxRate(lastMaxRate), m_plateau(std::cbrt(lastMaxRate * (1 - beta) / scaleConstant)),
      m_lastThrottle(lastThrottle)
{
}

double CubicCurve::success(double now) const
{
    return scaleConstant * std::pow(now - m_lastThrottle - m_plateau, 3) + m_maxRate;
}

double CubicCurve::throttled(double rate, double now)
{
    *this = CubicCurve(rate, now);
    return rate * beta;
}

SendRate::SendRate(double now) : m_bucket(std::floor(now)) {}

double SendRate::record(double now)
{
    const double bucket = std::floor(now * bucketsPerSecond) / bucketsPerSecond;
    ++m_count;
    if (bucket > m_bucket) {
        m_rate = m_count / (bucket - m_bucket) * smoothing + m_rate * (1 - smoothing);
        m_count = 0;
        m_bucket = bucket;
    }
    return m_rate;
}

AdaptiveLimiter::AdaptiveLimiter(double now) : m_curve(0, now), m_sendRate(now), m_fillRate(1), m_lastFill(now) {}

double AdaptiveLimiter::acquire(double now)
{
    if (!m_enabled) {
        return 0;
    }
    refill(now);
    if (m_tokens >= 1) {
        m_tokens -= 1;
        return 0;
    }
    return (1 - m_tokens) / m_fillRate;
}

void AdaptiveLimiter::received(double now, bool throttling)
{
    m_measured = m_sendRate.record(now);
    double rate = 0;
    if (throttling) {
        rate = m_curve.throttled(m_enabled ? std::min(m_measured, m_fillRate) : m_measured, now);
        m_enabled = true;
    } else {
        rate = m_curve.success(now);
    }
    setRate(std::min(rate, mostGrowth * m_measured), now);
}

void AdaptiveLimiter::refill(double now)
{
    m_tokens = std::min(m_capacity, m_tokens + std::max(0.0, now - m_lastFill) * m_fillRate);
    m_lastFill = now;
}

void AdaptiveLimiter::setRate(double rate, double now)
{
    refill(now); // what has flowed so far did so at the old rate
    m_fillRate = std::max(rate, lowestRate);
    m_capacity = std::max(rate, 1.0);
    m_tokens = std::min(m_tokens, m_capacity);
}

} // namespace botoscope::retry
