#include "core/config/defaults_mode.h"

#include "core/base/encoding.h"

#include <cmath>

namespace botoscope::config {

namespace {

Error noSuchMode(const std::string& word, const Source& source, const Value& data)
{
    std::string known = "legacy, auto";
    for (const auto& [name, values] : data["modes"].map()) {
        known += ", " + name.str();
    }
    Error error(ErrorCode::InvalidConfig, "Client configured with invalid defaults mode: " + word +
                                              ". Valid defaults modes include: " + known + ".");
    return error.with("source", source.text()).with("exception", "InvalidDefaultsMode");
}

/// What the environment of a function or container says; empty when it says nothing.
std::string regionOfEnvironment(const Environment& environment)
{
    if (environment.get("AWS_EXECUTION_ENV").empty()) {
        return {};
    }
    const std::string* region = environment.find("AWS_REGION");
    return region ? *region : environment.get("AWS_DEFAULT_REGION");
}

void resolveAuto(DefaultsMode& mode, const Environment& environment, const ModeWish& wish)
{
    std::string here = regionOfEnvironment(environment);
    mode.automatic = true;
    mode.asksInstance = here.empty() && !wish.instanceRegion;
    if (here.empty()) {
        here = wish.instanceRegion.value_or(std::string());
    }
    mode.name = here.empty() ? "standard" : here == wish.region ? "in-region" : "cross-region";
}

/// A value of the base as a mode changes it.
Value changed(const Value& base, const Value& change)
{
    if (const Value* replaced = change.find("override")) {
        return *replaced;
    }
    if (const Value* factor = change.find("multiply")) {
        return base.toDouble() * factor->toDouble();
    }
    const Value* more = change.find("add");
    return more ? Value(base.toDouble() + more->toDouble()) : base;
}

std::int64_t microsOf(const Value& millis)
{
    return std::llround(millis.toDouble() * 1000);
}

void lay(Settings& settings, DefaultsMode& mode, const Value& data)
{
    const Value& changes = data["modes"][mode.name];
    const std::string words = mode.words();
    for (const auto& [key, base] : data["base"].map()) {
        const Value* change = changes.find(key.str());
        const Value value = change ? changed(base, *change) : base;
        if (key.str() == "retryMode") {
            settings.setDefault("retry_mode", value, words);
        } else if (key.str() == "stsRegionalEndpoints") {
            settings.setDefault("sts_regional_endpoints", value, words);
        } else if (key.str() == "s3UsEast1RegionalEndpoints") {
            settings.setDefault("us_east_1_regional_endpoint", value, words);
        } else if (key.str() == "connectTimeoutInMillis") {
            mode.connectTimeoutMicros = microsOf(value);
        }
    }
}

} // namespace

Result<DefaultsMode> applyDefaultsMode(Settings& settings, const ModeWish& wish,
                                       const std::function<Result<Value>()>& load)
{
    const auto configured = settings.resolve("defaults_mode");
    if (!configured.ok()) {
        return configured.error();
    }
    const bool own = wish.own && !wish.own->empty();
    const std::string word = own ? *wish.own : configured->value.toString();
    DefaultsMode mode;
    mode.name = toLower(word);
    if (mode.name == "legacy") {
        return mode;
    }
    const auto data = load();
    if (!data.ok()) {
        return data.error();
    }
    if (mode.name == "auto") {
        resolveAuto(mode, settings.environment(), wish);
    }
    if (!(*data)["modes"].find(mode.name)) {
        return noSuchMode(word, own ? Source{Source::Kind::Code, {}} : configured->source, *data);
    }
    lay(settings, mode, *data);
    return mode;
}

} // namespace botoscope::config
