#include "conformance/credential_stage.h"
#include "core/base/json.h"
#include "core/config/variables.h"
#include "core/credentials/chain.h"

#include <cstdio>
#include <iostream>

// botoscope-settings: for each line of JSON (environment, files, profile, now) the settings and credentials that come
// of it, as a line of JSON. tests/integration/settings_test.py compares them with botocore's.

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

Value answer(const Value& item)
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
    value.set("credentials", profile.ok() ? credentialsOf(around) : failure(profile.error()));
    return value;
}

} // namespace

} // namespace botoscope::differential

int main()
{
    for (std::string line; std::getline(std::cin, line);) {
        const auto item = botoscope::parseJson(line);
        const botoscope::Value value =
            item.ok() ? botoscope::differential::answer(*item) : botoscope::Value("a line that is no JSON");
        std::printf("%s\n", botoscope::writeJson(value, botoscope::JsonStyle::Line).c_str());
    }
    return 0;
}
