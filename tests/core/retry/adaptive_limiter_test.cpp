#include "core/retry/adaptive_limiter.h"

#include <gtest/gtest.h>

namespace botoscope::retry {

TEST(CubicCurve, FallsToBetaAndReturnsToTheOldRate)
{
    CubicCurve curve(10, 5);
    EXPECT_NEAR(curve.success(5), 7, 1e-9);
    EXPECT_NEAR(curve.success(7), 10.0000308499, 1e-6);
    EXPECT_NEAR(curve.throttled(20, 8), 14, 1e-9);
    EXPECT_NEAR(curve.success(8), 14, 1e-9);
}

TEST(SendRate, MeasuresOverHalfSeconds)
{
    SendRate rate(0);
    EXPECT_EQ(rate.record(0.1), 0);
    EXPECT_EQ(rate.record(0.4), 0);
    EXPECT_NEAR(rate.record(0.6), 4.8, 1e-9);
    EXPECT_NEAR(rate.record(0.7), 4.8, 1e-9);
}

TEST(AdaptiveLimiter, IsOffUntilTheFirstThrottle)
{
    AdaptiveLimiter limiter(0);
    for (int i = 0; i < 100; ++i) {
        EXPECT_EQ(limiter.acquire(0), 0);
    }
    limiter.received(1, false);
    EXPECT_FALSE(limiter.enabled());
    limiter.received(1.1, true);
    EXPECT_TRUE(limiter.enabled());
}

TEST(AdaptiveLimiter, MakesRequestsWaitForTheirToken)
{
    AdaptiveLimiter limiter(0);
    limiter.received(0.1, true);
    EXPECT_DOUBLE_EQ(limiter.rate(), 0.5); // nothing measured yet: the lowest rate
    double now = 0.1;
    while (limiter.acquire(now) == 0) {
    }
    const double wait = limiter.acquire(now);
    EXPECT_GT(wait, 0);
    EXPECT_LE(wait, 2);
    EXPECT_GT(limiter.acquire(now + wait / 2), 0);
    EXPECT_EQ(limiter.acquire(now + wait + 0.001), 0);
}

TEST(AdaptiveLimiter, ToleratesAClockThatGoesBack)
{
    AdaptiveLimiter limiter(100);
    limiter.received(101, true);
    limiter.received(50, false);
    EXPECT_GE(limiter.rate(), 0.5);
    EXPECT_GE(limiter.acquire(40), 0);
}

} // namespace botoscope::retry
