#pragma once
#include "core/config/profile_marks.h"

#include <optional>
#include <utility>

namespace botoscope::test {

/// Marks of profiles in memory; fails with error where one is set.
class MemoryMarks : public config::MarkStore {
public:
    Result<config::ProfileMarks> read() override
    {
        return error ? Result<config::ProfileMarks>(*error) : Result<config::ProfileMarks>(marks);
    }
    Result<void> write(const config::ProfileMarks& changed) override
    {
        marks = changed;
        return {};
    }
    config::ProfileMarks marks;
    std::optional<Error> error;
};

} // namespace botoscope::test
