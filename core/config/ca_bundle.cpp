#include "core/config/ca_bundle.h"

namespace botoscope::config {

Result<ResolvedValue> caBundle(const Settings& settings)
{
    auto chosen = settings.resolve("ca_bundle");
    if (!chosen.ok() || !chosen->value.toString().empty()) {
        return chosen;
    }
    constexpr const char* other = "REQUESTS_CA_BUNDLE";
    const std::string path = settings.environment().get(other);
    return path.empty() ? ResolvedValue() : ResolvedValue{Value(path), {Source::Kind::Environment, other}};
}

} // namespace botoscope::config
