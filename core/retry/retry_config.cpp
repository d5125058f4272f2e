#include "core/retry/retry_config.h"

namespace botoscope::retry {

namespace {

constexpr const char* ofAll = "__default__";

/// The value with every {"$ref": name} in it replaced by that definition. References do not nest deeper than depth.
Value resolved(const Value& value, const Value& definitions, int depth = 8)
{
    if (!value.isMap() || depth == 0) {
        return value;
    }
    if (const Value* reference = value.find("$ref")) {
        return resolved(definitions[reference->toString()], definitions, depth - 1);
    }
    Map out;
    for (const auto& [key, member] : value.map()) {
        out.set(key, resolved(member, definitions, depth));
    }
    return out;
}

/// Lays one map over another; maps in both are merged, anything else is replaced at its place.
void mergeInto(Value& base, const Value& over)
{
    for (const auto& [key, value] : over.map()) {
        const Value* old = base.find(key.view());
        if (old && old->isMap() && value.isMap()) {
            Value merged = *old;
            mergeInto(merged, value);
            base.set(key, std::move(merged));
        } else {
            base.set(key, value);
        }
    }
}

} // namespace

Value buildRetryConfig(std::string_view endpointPrefix, const Value& services, const Value& definitions,
                       std::optional<int> maxRetries)
{
    const Value* base = services.find(ofAll);
    Value config = Value::object({{ofAll, base ? resolved(*base, definitions) : Value(Map())}});
    if (const Value* own = services.find(endpointPrefix)) {
        mergeInto(config, resolved(*own, definitions));
    }
    if (maxRetries) {
        mergeInto(config, Value::object({{ofAll, Value::object({{"max_attempts", *maxRetries + 1}})}}));
    }
    return config;
}

} // namespace botoscope::retry
