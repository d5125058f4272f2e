#include "core/protocol/common/host_prefix.h"

#include "core/protocol/common/template_text.h"

namespace botoscope::protocol {

namespace {

bool isHostText(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        const char lower = static_cast<char>(c | 0x20);
        return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
    });
}

/// Names of the host labels whose values can't stand in a host name, joined by ", ".
std::string badLabels(const Value& params, const model::Shape& shape, Failure& failure)
{
    std::string bad;
    for (const model::Member& member : shape.members) {
        if (!member.ref.traits().hostLabel) {
            continue;
        }
        const Value* value = params.find(member.name);
        if (!value || !value->isString()) {
            failure.wrongKind(member.name, "text, since it is part of the host name", value ? *value : Value());
        } else if (!isHostText(value->toString())) {
            bad += (bad.empty() ? "" : ", ") + member.name.str();
        }
    }
    return bad;
}

} // namespace

std::string expandHostPrefix(const Value& params, const model::OperationModel& operation, Failure& failure)
{
    const model::Shape* shape = operation.inputShape();
    if (operation.hostPrefix.empty() || !shape) {
        return operation.hostPrefix;
    }
    const std::string bad = badLabels(params, *shape, failure);
    if (!bad.empty()) {
        failure.report(ErrorCode::ParamValidation,
                       "Parameter validation failed:\nInvalid value for parameter(s): " + bad +
                           ". Must contain only alphanumeric characters, hyphen, or period.");
    }
    return fillTemplate(
        operation.hostPrefix,
        [&](std::string_view label) -> std::optional<std::string> {
            const model::Member* member = shape->member(label);
            const Value* value = member && member->ref.traits().hostLabel ? params.find(label) : nullptr;
            return value ? std::optional(value->toString()) : std::nullopt;
        },
        failure);
}

} // namespace botoscope::protocol
