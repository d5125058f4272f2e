#pragma once
#include "core/credentials/provider.h"
#include "tests/support/fakes.h"

#include <gtest/gtest.h>

namespace botoscope::credentials {

/// A provider's answer, the attempt it filled in, and the credentials as they would sign.
struct Asked {
    Result<Answer> answer;
    Attempt attempt;

    bool ok() const { return answer.ok(); }
    bool found() const { return answer.ok() && answer->credentials != nullptr; }
    const Answer* operator->() const { return &answer.value(); }
    const Error& error() const { return answer.error(); }
    Result<auth::Credentials> freeze() const
    {
        const test::FakeClock clock;
        FetchLog log(false, clock);
        auto task = answer->credentials->freeze(log);
        EXPECT_TRUE(task.done());
        return task.take();
    }
    auth::Credentials keys() const
    {
        auto frozen = freeze();
        EXPECT_TRUE(frozen.ok());
        return frozen.ok() ? std::move(*frozen) : auth::Credentials();
    }
};

inline Asked askOf(CredentialProvider& provider)
{
    const test::FakeClock clock;
    FetchLog log(false, clock);
    Attempt attempt;
    Asking asking{log, attempt};
    auto task = provider.load(asking);
    EXPECT_TRUE(task.done());
    return {task.take(), attempt};
}

} // namespace botoscope::credentials
