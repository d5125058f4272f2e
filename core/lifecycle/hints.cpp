#include "core/lifecycle/hints.h"

#include "core/protocol/validate.h"

namespace botoscope::lifecycle {

std::vector<std::string> hintsFor(const Value& params, const model::Shape* shape)
{
    constexpr std::size_t most = 20;
    std::vector<std::string> hints;
    if (!shape) {
        return hints;
    }
    const auto findings = protocol::lintParams(params, *shape);
    for (const protocol::ValidationProblem& finding : findings) {
        if (hints.size() == most) {
            hints.push_back("and " + std::to_string(findings.size() - most) + " more like these");
            break;
        }
        hints.push_back(finding.text);
    }
    return hints;
}

} // namespace botoscope::lifecycle
