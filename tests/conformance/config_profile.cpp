#include "conformance/config_profile.h"

#include "core/config/endpoint_url.h"
#include "core/config/file_locations.h"

namespace botoscope::conformance {

namespace {

std::optional<std::string> textOf(const Value& input, std::string_view key)
{
    const Value* text = input.find(key);
    return text ? std::optional(text->toString()) : std::nullopt;
}

/// The vectors write a nested block as text that begins with a line end.
std::string blockText(const config::Setting& setting)
{
    std::string text;
    for (const config::Setting& entry : setting.block) {
        text += '\n' + entry.key + " =" + (entry.text.empty() ? "" : " " + entry.text);
    }
    return text;
}

Value properties(const config::Section& section)
{
    Value map = Value(Map());
    for (const config::Setting& setting : section.settings) {
        map.set(Name(setting.key), setting.isBlock ? Value(blockText(setting)) : Value(setting.text));
    }
    return map;
}

std::optional<std::string> runParserCase(const Value& item)
{
    const Value& input = item["input"];
    auto parsed = config::ProfileStore::parse(
        {{"config", textOf(input, "configFile"), {}}, {"credentials", textOf(input, "credentialsFile"), {}}});
    if (item["output"].find("errorContaining")) {
        return parsed.ok() ? std::optional<std::string>("accepted, expected an error") : std::nullopt;
    }
    if (!parsed) {
        return parsed.error().message;
    }
    Value profiles = Value(Map());
    for (const std::string& name : parsed->profileNames()) {
        profiles.set(Name(name), properties(*parsed->profile(name)));
    }
    const Value& expected = item["output"]["config"];
    if (auto found = difference(expected["profiles"], profiles)) {
        return found;
    }
    for (const auto& [name, values] : expected["sso_sessions"].map()) {
        const config::Section* session = parsed->ssoSession(name);
        if (auto found = difference(values, session ? properties(*session) : Value())) {
            return found;
        }
    }
    return std::nullopt;
}

std::string configText(const Value& suite)
{
    std::string text;
    for (const auto& [name, values] : suite["profiles"].map()) {
        text += "[profile " + name.str() + "]\n";
        for (const auto& [key, value] : values.map()) {
            text += key.str() + " = " + value.toString() + '\n';
        }
    }
    for (const auto& [name, services] : suite["services"].map()) {
        text += "[services " + name.str() + "]\n";
        for (const auto& [service, values] : services.map()) {
            text += service.str() + " =\n";
            for (const auto& [key, value] : values.map()) {
                text += "  " + key.str() + " = " + value.toString() + '\n';
            }
        }
    }
    return text;
}

std::optional<std::string> runEndpointCase(const Value& suite, const config::ProfileStore& profiles, const Value& item)
{
    const Value& client = suite["client_configs"][item["client_config"].toString()];
    config::Environment environment;
    for (const auto& [key, value] : suite["environments"][item["environment"].toString()].map()) {
        environment.set(key.str(), value.toString());
    }
    config::Settings settings(environment, profiles);
    settings.set("profile", item["profile"]);
    std::string service = item["service"].toString();
    const Value* ignored = client.find("ignore_configured_endpoint_urls");
    auto found =
        config::configuredEndpointUrl(settings, service, ignored ? std::optional(ignored->toBool()) : std::nullopt);
    if (!found) {
        return found.error().message;
    }
    std::string url = client["endpoint_url"].toString();
    if (url.empty() && *found) {
        url = (*found)->url;
    }
    const std::string& expected = item["output"]["endpointUrl"].toString();
    const bool configured =
        expected.find(".endpoint.aws") != std::string::npos || expected.find("localhost") != std::string::npos;
    if (!configured && url.empty()) {
        return std::nullopt; // the rules of the service decide: the suite endpoint-rules
    }
    return url == expected ? std::nullopt : std::optional('"' + url + "\", expected \"" + expected + '"');
}

std::optional<std::string> runLocationCase(const Value& item)
{
    config::Environment environment;
    for (const auto& [key, value] : item["environment"].map()) {
        environment.set(key.str(), value.toString());
    }
    const auto rules = item["platform"] == Value("windows") ? config::PathRules::Windows : config::PathRules::Posix;
    const std::string home = config::homeOf(environment, rules);
    const auto path = [&](config::FileKind kind) {
        return Value(config::fileLocation(kind, environment, home, rules).path);
    };
    const config::Settings settings(environment, config::ProfileStore());
    Value found = Value::object({{"configLocation", path(config::FileKind::Config)},
                                 {"credentialsLocation", path(config::FileKind::Credentials)}});
    Value expected = Value::object(
        {{"configLocation", item["configLocation"]}, {"credentialsLocation", item["credentialsLocation"]}});
    if (item.find("profile")) {
        found.set("profile", settings.effectiveProfileName());
        expected.set("profile", item["profile"]);
    }
    return difference(expected, found);
}

} // namespace

SuiteResult runConfigProfile(const std::filesystem::path& folder)
{
    SuiteResult result;
    const Value parser = casesIn(folder / "profile-parser-tests.json", result);
    for (const Value& item : parser["tests"].list()) {
        result.count(item["id"].toString(), runParserCase(item));
    }
    const Value locations = casesIn(folder / "file-location-tests.json", result);
    for (const Value& item : locations["tests"].list()) {
        result.count(item["id"].toString(), runLocationCase(item));
    }
    const Value urls = casesIn(folder / "configured-endpoint-urls.json", result);
    for (const Value& suite : urls["testSuites"].list()) {
        auto profiles = config::ProfileStore::parse({{"config", configText(suite), {}}, {}});
        for (const Value& item : suite["endpointUrlTests"].list()) {
            result.count(item["id"].toString(),
                         profiles ? runEndpointCase(suite, *profiles, item) : std::optional(profiles.error().message));
        }
    }
    return result;
}

} // namespace botoscope::conformance
