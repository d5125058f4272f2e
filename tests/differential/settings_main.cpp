#include "conformance/credential_stage.h"
#include "core/base/json.h"
#include "core/config/defaults_mode.h"
#include "core/config/variables.h"
#include "core/credentials/chain.h"

#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>

// botoscope-settings sdk-default-configuration.json: for each line of JSON (environment, files, profile, now) the
// settings, defaults and credentials that come of it, as a line of JSON. tests/integration/settings_test.py compares
// them with botocore's.

namespace botoscope::differential {

namespace {

/// botocore's class for an error of ours.
std::string classOf(const Error& error)
{
    if (const auto exception = error.get("exception"); !exception.empty()) {
        return std::string(exception);
    }
    switch (error.code) {
    case ErrorCode::PartialCredentials:
        return "PartialCredentialsError";
    case ErrorCode::CredentialRetrieval:
        return "CredentialRetrievalError";
    case ErrorCode::ProfileNotFound:
        return "ProfileNotFound";
    case ErrorCode::ConfigParse:
        return "ConfigParseError";
    case ErrorCode::InvalidConfig:
        return error.get("variable").empty() ? "InvalidConfigError" : "ValueError";
    default:
        return std::string(errorCodeName(error.code));
    }
}

Value failure(const Error& error)
{
    return Value::object({{"error", classOf(error)}, {"message", error.message}});
}

Value variablesOf(const config::Settings& settings)
{
    Value values = Map();
    for (const config::Variable& variable : config::variables()) {
        const auto resolved = settings.get(variable.name);
        values.set(std::string(variable.name), resolved.ok() ? *resolved : failure(resolved.error()));
    }
    const auto s3 = settings.resolveBlock("s3");
    if (!s3.ok()) {
        values.set("s3", failure(s3.error()));
        return values;
    }
    Value block;
    for (const auto& [name, resolved] : *s3) {
        block.set(name, resolved.value);
    }
    values.set("s3", block);
    return values;
}

/// What the defaults mode makes of the settings of a client in the configured region.
Value modeOf(config::Settings settings, const Value& modes)
{
    const auto region = settings.get("region");
    if (!region.ok()) {
        return failure(region.error());
    }
    config::ModeWish wish;
    wish.region = region->toString();
    const auto mode = config::applyDefaultsMode(settings, wish, [&modes]() -> Result<Value> { return modes; });
    if (!mode.ok()) {
        return failure(mode.error());
    }
    Value value = Value::object({{"connect_timeout", Value()}});
    if (mode->connectTimeoutMicros) {
        value.set("connect_timeout", static_cast<double>(*mode->connectTimeoutMicros) / 1e6);
    }
    for (const char* name : {"retry_mode", "sts_regional_endpoints"}) {
        const auto found = settings.get(name);
        value.set(name, found.ok() ? *found : failure(found.error()));
    }
    const auto s3 = settings.resolveBlock("s3");
    const auto regional = s3.ok() ? s3->find("us_east_1_regional_endpoint") : decltype(s3->end())();
    value.set("us_east_1_regional_endpoint", s3.ok() && regional != s3->end() ? regional->second.value : Value());
    return value;
}

Value credentialsOf(const std::shared_ptr<const credentials::Surroundings>& around)
{
    auto chain = credentials::makeChain(around);
    credentials::FetchLog log(false, *around->clock);
    auto loading = chain.load(log);
    auto found = loading.take();
    if (!found.ok()) {
        return failure(found.error());
    }
    if (!*found) {
        return {};
    }
    Value value = Value::object({{"method", chain.attempts().back().method}});
    if (const auto keys = (*found)->peek()) {
        value.set("access_key", keys->accessKeyId);
        value.set("secret_key", keys->secretAccessKey.reveal());
        value.set("token", keys->sessionToken.reveal());
        value.set("account_id", keys->accountId);
    }
    return value;
}

Value answer(const Value& item, const Value& modes)
{
    conformance::CredentialStage stage({item["now"].toInt() * 1'000'000});
    auto furnished = stage.furnish(item["environment"], item["files"]);
    if (!furnished.ok()) {
        return failure(furnished.error());
    }
    auto around = stage.surroundings(nullptr);
    if (item["profile"].isString()) {
        around->settings.set("profile", item["profile"]);
    }
    const auto profile = around->settings.profile();
    Value value = Value::object({{"variables", variablesOf(around->settings)}});
    value.set("mode", profile.ok() ? modeOf(around->settings, modes) : failure(profile.error()));
    value.set("credentials", profile.ok() ? credentialsOf(around) : failure(profile.error()));
    return value;
}

} // namespace

} // namespace botoscope::differential

int main(int argc, char** argv)
{
    std::ifstream file(argc > 1 ? argv[1] : "");
    const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    const auto modes = botoscope::parseJson(text);
    if (!modes.ok()) {
        std::fprintf(stderr, "usage: botoscope-settings sdk-default-configuration.json\n");
        return 2;
    }
    for (std::string line; std::getline(std::cin, line);) {
        const auto item = botoscope::parseJson(line);
        const botoscope::Value value =
            item.ok() ? botoscope::differential::answer(*item, *modes) : botoscope::Value("a line that is no JSON");
        std::printf("%s\n", botoscope::writeJson(value, botoscope::JsonStyle::Line).c_str());
    }
    return 0;
}
