#include "core/config/setting_checks.h"

#include "core/base/encoding.h"
#include "core/config/variables.h"

#include <algorithm>

namespace botoscope::config {

namespace {

std::string joined(const std::vector<std::string_view>& words)
{
    std::string text;
    for (const std::string_view word : words) {
        text.append(text.empty() ? "" : ", ").append(word);
    }
    return text;
}

bool isWholeNumber(std::string_view text)
{
    if (text.starts_with('+') || text.starts_with('-')) {
        text.remove_prefix(1);
    }
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void checkValue(const Variable& variable, const ProfileKey& key, const std::string& text,
                std::vector<ProfileProblem>& problems)
{
    const auto add = [&](bool fatal, const char* code, std::string words) {
        problems.push_back({fatal, code, std::string(key.block), std::string(key.key), std::move(words)});
    };
    const std::string lower = toLower(text);
    if (variable.conversion == Conversion::Int && !isWholeNumber(text)) {
        add(true, "not-a-number", std::string(key.key) + " must be a whole number.");
    } else if (variable.conversion == Conversion::Bool && lower != "true" && lower != "false") {
        add(false, "not-a-switch", std::string(key.key) + " counts as false: only the word true switches it on.");
    }
    const std::string& given = variable.choicesInAnyCase ? lower : text;
    const auto& choices = variable.choices;
    if (!choices.empty() && std::find(choices.begin(), choices.end(), given) == choices.end()) {
        add(true, "not-a-choice", std::string(key.key) + " must be one of: " + joined(choices) + ".");
    }
}

const Setting* find(const Section& section, const ProfileKey& key)
{
    if (key.block.empty()) {
        return section.find(key.key);
    }
    const Setting* block = section.find(key.block);
    return block && block->isBlock ? block->find(key.key) : nullptr;
}

bool isHostLabel(std::string_view text)
{
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    };
    return !text.empty() && text.size() <= 63 && std::all_of(text.begin(), text.end(), allowed) &&
           text.front() != '-' && text.back() != '-';
}

} // namespace

bool isEndpointUrl(std::string_view text)
{
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (text.starts_with(scheme)) {
            const std::string_view rest = text.substr(scheme.size());
            const std::string_view host = rest.substr(0, rest.find_first_of("/?#"));
            return !host.empty() && host.front() != ':' && rest.find_first_of(" \t\\\"<>") == std::string_view::npos;
        }
    }
    return false;
}

void checkRegion(const Section& section, std::string_view key, const CheckContext& context,
                 std::vector<ProfileProblem>& problems)
{
    const std::string* region = section.text(key);
    if (!region || region->empty()) {
        return;
    }
    if (!isHostLabel(*region)) {
        problems.push_back({true, "region-malformed", "", std::string(key),
                            "\"" + *region + "\" can't be a region: it has letters, digits and inner dashes only."});
    } else if (context.knownRegion && !context.knownRegion(*region)) {
        problems.push_back({false, "region-unknown", "", std::string(key),
                            "No partition has a region " + *region + " in the model data. Is it misspelt?"});
    }
}

void checkSettings(const Section& section, const CheckContext& context, std::vector<ProfileProblem>& problems)
{
    for (const auto table : {variables(), s3Variables(), proxyVariables()}) {
        for (const Variable& variable : table) {
            for (const ProfileKey& key : variable.profileKeys) {
                const Setting* setting = find(section, key);
                if (setting && !setting->isBlock) {
                    checkValue(variable, key, setting->text, problems);
                }
            }
        }
    }
    for (const std::string_view key : {"s3", "api_versions"}) {
        if (const std::string* text = section.text(key); text && !text->empty()) {
            problems.push_back({false, "not-a-block", "", std::string(key),
                                std::string(key) + " counts for nothing: its keys stand in deeper lines below it."});
        }
    }
    if (const std::string* name = section.text("sdk_ua_app_id"); name && name->size() > longestAppId) {
        problems.push_back({false, "app-id-long", "", "sdk_ua_app_id",
                            "sdk_ua_app_id is longer than the 50 characters that services read of it."});
    }
    checkRegion(section, "region", context, problems);
    const std::string* url = section.text("endpoint_url");
    if (url && !url->empty() && !isEndpointUrl(*url)) {
        problems.push_back({true, "endpoint-url-malformed", "", "endpoint_url",
                            "endpoint_url must begin with http:// or https:// and name a host."});
    }
}

} // namespace botoscope::config
