#include "core/config/settings.h"

#include "core/base/encoding.h"
#include "core/config/unread_files.h"
#include "core/config/whole_number.h"

namespace botoscope::config {

namespace {

Result<Value> convert(const Variable& variable, const ResolvedValue& found)
{
    switch (variable.conversion) {
    case Conversion::None:
        return found.value;
    case Conversion::Bool:
        if (found.value.isBool()) {
            return found.value;
        }
        return Value(found.value.isString() && toLower(found.value.toString()) == "true");
    case Conversion::Int:
        break;
    }
    if (found.value.isNumber() || found.value.isBool()) {
        return Value(found.value.isBool() ? std::int64_t{found.value.toBool()} : found.value.toInt());
    }
    if (const auto number = found.value.isString() ? wholeNumber(found.value.toString()) : std::nullopt) {
        return Value(*number);
    }
    const std::string name(variable.name);
    Error error(ErrorCode::InvalidConfig,
                "The value of " + name + " is not a whole number (" + found.source.text() + ')');
    return error.with("variable", name).with("source", found.source.text());
}

template <class T> const T* lookUp(const std::map<std::string, T, std::less<>>& values, std::string_view name)
{
    const auto found = values.find(name);
    return found == values.end() ? nullptr : &found->second;
}

const Setting* lookUp(const Section& profile, const ProfileKey& key)
{
    if (key.block.empty()) {
        return profile.find(key.key);
    }
    const Setting* block = profile.find(key.block);
    return block && block->isBlock ? block->find(key.key) : nullptr;
}

/// Who named a profile that is not there, and what could not be looked at for it.
std::string whyMissed(const ResolvedValue& name, const ProfileStore& profiles)
{
    std::string text = name.source.kind == Source::Kind::Code ? std::string() : name.source.text();
    const std::string unread = unreadFiles(profiles);
    return text + (text.empty() || unread.empty() ? "" : "; ") + unread;
}

ResolvedValue inProfile(const Setting& setting)
{
    return {setting.value(), {Source::Kind::Profile, setting.origin.text()}};
}

} // namespace

std::string Source::text() const
{
    switch (kind) {
    case Kind::Code:
        return "set in code";
    case Kind::Environment:
        return "environment variable " + detail;
    case Kind::Profile:
        return detail;
    case Kind::Mode:
        return "defaults mode " + detail;
    case Kind::Default:
        return "default";
    case Kind::None:
        break;
    }
    return "not set";
}

Settings::Settings(Environment environment, ProfileStore profiles)
    : m_environment(std::move(environment)), m_profiles(std::make_shared<const ProfileStore>(std::move(profiles)))
{
    // botocore's switch for its coming retry defaults
    if (toLower(m_environment.get("AWS_NEW_RETRIES_2026")) == "true") {
        setDefault("retry_mode", "standard");
    }
}

void Settings::set(std::string_view name, Value value)
{
    if (value.isNull()) {
        if (const auto found = m_inCode.find(name); found != m_inCode.end()) {
            m_inCode.erase(found);
        }
        return;
    }
    m_inCode.insert_or_assign(std::string(name), std::move(value));
}

void Settings::setDefault(std::string_view name, Value value, std::string_view mode)
{
    const Source source{mode.empty() ? Source::Kind::Default : Source::Kind::Mode, std::string(mode)};
    m_defaults.insert_or_assign(std::string(name), ResolvedValue{std::move(value), source});
}

std::optional<ResolvedValue> Settings::fromEnvironment(const Variable& variable) const
{
    for (const std::string_view name : variable.environment) {
        if (const std::string* text = m_environment.find(name)) {
            return ResolvedValue{Value(*text), {Source::Kind::Environment, std::string(name)}};
        }
    }
    return std::nullopt;
}

Result<std::optional<ResolvedValue>> Settings::fromProfile(const Variable& variable) const
{
    if (variable.profileKeys.empty()) {
        return std::optional<ResolvedValue>();
    }
    auto section = profile();
    if (!section) {
        return std::move(section).error();
    }
    for (const ProfileKey& key : variable.profileKeys) {
        if (const Setting* setting = *section ? lookUp(**section, key) : nullptr) {
            return std::optional(inProfile(*setting));
        }
    }
    return std::optional<ResolvedValue>();
}

Result<ResolvedValue> Settings::resolveVariable(const Variable& variable) const
{
    ResolvedValue found;
    if (const Value* value = lookUp(m_inCode, variable.name)) {
        found = {*value, {Source::Kind::Code, {}}};
    } else if (auto fromVariables = fromEnvironment(variable)) {
        found = std::move(*fromVariables);
    } else {
        auto fromFiles = fromProfile(variable);
        if (!fromFiles) {
            return std::move(fromFiles).error();
        }
        const ResolvedValue* replaced = lookUp(m_defaults, variable.name);
        const ResolvedValue fallback =
            replaced ? *replaced : ResolvedValue{variable.defaultValue, {Source::Kind::Default, {}}};
        found = *fromFiles ? std::move(**fromFiles) : fallback;
    }
    if (found.value.isNull()) {
        return ResolvedValue();
    }
    auto converted = convert(variable, found);
    if (!converted) {
        return std::move(converted).error();
    }
    return ResolvedValue{std::move(*converted), std::move(found.source)};
}

Result<ResolvedValue> Settings::resolve(std::string_view name) const
{
    if (const Variable* variable = findVariable(variables(), name)) {
        return resolveVariable(*variable);
    }
    Error error(ErrorCode::InvalidConfig, "There is no configuration variable " + std::string(name));
    return error.with("variable", std::string(name));
}

Result<Value> Settings::get(std::string_view name) const
{
    auto resolved = resolve(name);
    if (!resolved) {
        return std::move(resolved).error();
    }
    return std::move(resolved->value);
}

Result<std::map<std::string, ResolvedValue, std::less<>>> Settings::resolveBlock(std::string_view name) const
{
    std::map<std::string, ResolvedValue, std::less<>> values;
    auto section = profile();
    if (!section) {
        return std::move(section).error();
    }
    const Setting* block = *section ? (*section)->find(name) : nullptr;
    if (block && !block->isBlock && !block->text.empty()) {
        return values;
    }
    for (const Setting& setting : block ? block->block : std::vector<Setting>()) {
        values.insert_or_assign(setting.key, inProfile(setting));
    }
    for (const Variable& variable : name == "s3" ? s3Variables() : proxyVariables()) {
        auto resolved = resolveVariable(variable);
        if (!resolved) {
            return std::move(resolved).error();
        }
        if (!resolved->value.isNull()) {
            values.insert_or_assign(std::string(variable.name), std::move(*resolved));
        }
    }
    return values;
}

std::optional<std::string> Settings::profileName() const
{
    const auto resolved = resolve("profile");
    return resolved.ok() && resolved->value.isString() ? std::optional(resolved->value.toString()) : std::nullopt;
}

bool Settings::profileSetInCode() const
{
    return lookUp(m_inCode, "profile") != nullptr;
}

Result<const Section*> Settings::profile() const
{
    const auto name = profileName();
    const Section* section = m_profiles->profile(name.value_or("default"));
    if (name && !section) {
        Error error(ErrorCode::ProfileNotFound, "The config profile (" + *name + ") could not be found");
        return error.with("profile", *name)
            .with("where", whyMissed(*resolve("profile"), *m_profiles))
            .with("config_file", m_profiles->files().config.path)
            .with("credentials_file", m_profiles->files().credentials.path);
    }
    return section;
}

} // namespace botoscope::config
