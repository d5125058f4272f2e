#pragma once
#include "core/base/result.h"
#include "core/config/environment.h"
#include "core/config/profiles.h"
#include "core/config/variables.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace botoscope::config {

/// Where a value came from.
struct Source {
    enum class Kind { None, Code, Environment, Profile, Mode, Default };
    Kind kind = Kind::None; ///< None: nobody had a value
    std::string detail;     ///< Environment: the variable; Profile: file:line; Mode: the defaults mode
    /// "set in code", "environment variable AWS_X", "/home/u/.aws/config:3", "defaults mode standard", "default",
    /// "not set".
    std::string text() const;
};

struct ResolvedValue {
    Value value; ///< Null when nobody had one
    Source source;
};

/// The configuration chain of a session (botocore-behaviour.md §7.1, §7.2): for each variable what was set in code,
/// else its environment variables, else the profile, else its default; the first that is there wins, an empty text
/// included. A value, cheap to copy: every client takes its own.
class Settings {
public:
    Settings() : Settings(Environment(), ProfileStore()) {}
    Settings(Environment environment, ProfileStore profiles);

    /// Sets a variable in code, converted like any other; Null clears it.
    void set(std::string_view name, Value value);
    /// Replaces a variable's default; mode: the defaults mode that says so, empty for none.
    void setDefault(std::string_view name, Value value, std::string_view mode = {});

    /// Errors: ProfileNotFound (a named profile is in neither file), InvalidConfig (no number where one must be, or
    /// no such variable).
    Result<ResolvedValue> resolve(std::string_view name) const;
    /// The value alone.
    Result<Value> get(std::string_view name) const;
    /// The whole "s3" or "proxies_config" block with its variables laid over; Null when there is nothing. Each value
    /// has a source of its own; a block that is plain text counts for nothing at all.
    Result<std::map<std::string, ResolvedValue, std::less<>>> resolveBlock(std::string_view name) const;

    /// The profile's name; nullopt when none was chosen, and "default" is tried.
    std::optional<std::string> profileName() const;
    std::string effectiveProfileName() const { return profileName().value_or("default"); }
    /// The profile was named in code, which keeps credentials in the environment out.
    bool profileSetInCode() const;
    /// The profile's options; nullptr when none was chosen and there is no default. Error: ProfileNotFound.
    Result<const Section*> profile() const;

    const Environment& environment() const { return m_environment; }
    const ProfileStore& profiles() const { return *m_profiles; }

private:
    Result<ResolvedValue> resolveVariable(const Variable& variable) const;
    std::optional<ResolvedValue> fromEnvironment(const Variable& variable) const;
    Result<std::optional<ResolvedValue>> fromProfile(const Variable& variable) const;

    Environment m_environment;
    std::shared_ptr<const ProfileStore> m_profiles;
    std::map<std::string, Value, std::less<>> m_inCode;
    std::map<std::string, ResolvedValue, std::less<>> m_defaults;
};

} // namespace botoscope::config
