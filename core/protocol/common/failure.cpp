#include "core/protocol/common/failure.h"

#include "core/protocol/common/python_text.h"

namespace botoscope::protocol {

bool nestsDeeperThan(const Value& value, int limit)
{
    if (!value.isList() && !value.isMap()) {
        return false;
    }
    if (limit == 0) {
        return true;
    }
    for (const Value& item : value.list()) {
        if (nestsDeeperThan(item, limit - 1)) {
            return true;
        }
    }
    for (const auto& [key, item] : value.map()) {
        if (nestsDeeperThan(item, limit - 1)) {
            return true;
        }
    }
    return false;
}

void Failure::report(ErrorCode code, std::string message)
{
    if (!m_error) {
        m_error.emplace(code, std::move(message));
    }
}

void Failure::wrongKind(std::string_view what, std::string_view wanted, const Value& value)
{
    if (!m_error) {
        report(ErrorCode::ParamValidation, std::string(what) + " must be " + std::string(wanted) + ", not " +
                                               std::string(pythonTypeName(value.kind())));
    }
}

void Failure::unknownMember(std::string_view member, std::string_view shapeName)
{
    report(ErrorCode::ParamValidation, "\"" + std::string(member) + "\" is no member of " + std::string(shapeName));
}

void Failure::tooDeep()
{
    report(ErrorCode::ParamValidation, "parameters nest deeper than " + std::to_string(maxParameterDepth) + " levels");
}

} // namespace botoscope::protocol
