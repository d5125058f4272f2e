#pragma once
#include "core/base/value.h"

#include <span>
#include <string_view>
#include <vector>

namespace botoscope::config {

/// What is done to a value once found (botocore's conversion functions).
enum class Conversion {
    None,
    Int,  ///< Python's int(); text that is none is an error
    Bool, ///< true stays; text is true if it is "true" in any case; everything else is false
};

/// A key of a profile; block empty for a plain one, else "block =" followed by "key = value".
struct ProfileKey {
    std::string_view block;
    std::string_view key;
};

/// One configuration variable: where to look, in order environment then profile, and what holds otherwise.
struct Variable {
    std::string_view name;
    std::vector<ProfileKey> profileKeys;
    std::vector<std::string_view> environment;
    Value defaultValue; ///< Null: none
    Conversion conversion = Conversion::None;
    std::vector<std::string_view> choices; ///< all it may be; empty: anything
    bool choicesInAnyCase = true;
};

/// Characters of user_agent_appid that services read; a longer one is used as it is (botocore warns).
inline constexpr std::size_t longestAppId = 50;

/// The 37 variables of botocore's sessions (botocore-behaviour.md §7.2).
std::span<const Variable> variables();
/// The variables of the profile's "s3" block, which some set outside of it as well.
std::span<const Variable> s3Variables();
/// The variables of "proxies_config".
std::span<const Variable> proxyVariables();

const Variable* findVariable(std::span<const Variable> table, std::string_view name);

} // namespace botoscope::config
