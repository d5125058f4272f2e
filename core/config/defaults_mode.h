#pragma once
#include "core/config/settings.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace botoscope::config {

/// A set of defaults that is chosen by one word, defaults_mode (botocore-behaviour.md §7.2).
struct DefaultsMode {
    std::string name = "legacy"; ///< what holds: legacy, standard, in-region, cross-region or mobile
    bool automatic = false;      ///< the word was "auto"
    /// Nothing in the environment says in which region this runs: name is "standard" unless the instance knows.
    bool asksInstance = false;
    std::optional<std::int64_t> connectTimeoutMicros; ///< nullopt: the mode says nothing of it

    std::string words() const { return automatic ? name + " (auto)" : name; } ///< "in-region (auto)"
};

/// What a mode is chosen by.
struct ModeWish {
    std::optional<std::string> own;            ///< the client's word, before the configuration chain's
    std::string_view region;                   ///< the client's
    std::optional<std::string> instanceRegion; ///< where the instance is, once it has been asked
};

/// Chooses the mode and lays its values under the settings, where they are what holds if nobody has said otherwise.
/// load gives sdk-default-configuration.json; it is not asked for in legacy mode.
/// Errors: Settings::resolve's, load's, InvalidConfig (a word that is no mode).
Result<DefaultsMode> applyDefaultsMode(Settings& settings, const ModeWish& wish,
                                       const std::function<Result<Value>()>& load);

} // namespace botoscope::config
