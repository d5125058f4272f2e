#pragma once
#include "core/base/error.h"
#include "core/base/result.h"
#include "core/base/value.h"

#include <optional>
#include <string>
#include <string_view>

namespace botoscope::protocol {

/// Deepest nesting of lists and maps in parameters. No service takes more; it keeps hostile input off the stack's end.
constexpr int maxParameterDepth = 400;

/// True when lists and maps nest deeper than limit levels.
bool nestsDeeperThan(const Value& value, int limit);

/// Keeps the first failure of a serialization, so that writers can go on with neutral values instead of checking every
/// step; the result is thrown away at the end when something failed.
class Failure {
public:
    void report(ErrorCode code, std::string message);
    /// "<what> must be <wanted>, not <the value's kind>" as ParamValidation. The value itself is not told.
    void wrongKind(std::string_view what, std::string_view wanted, const Value& value);
    void unknownMember(std::string_view member, std::string_view shapeName);
    void tooDeep();
    bool happened() const { return m_error.has_value(); }
    const Error& error() const { return *m_error; }

private:
    std::optional<Error> m_error;
};

} // namespace botoscope::protocol
