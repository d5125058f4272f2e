#include "conformance/credentials.h"

#include "core/config/settings.h"
#include "core/credentials/environment_provider.h"
#include "core/credentials/profile_provider.h"
#include "core/credentials/resolver.h"

namespace botoscope::conformance {

namespace {

/// Keys decide when they are all the files and variables hold.
bool isStatic(const Value& item)
{
    const Value* expected = item["expect"].find("Ok");
    const bool keys = expected && expected->find("access_key_id");
    if (!keys || item["provider"].toString() != "default-chain" || item["http"].size() > 0) {
        return false;
    }
    if (item["env"].find("AWS_ACCESS_KEY_ID")) {
        return true;
    }
    for (const auto& [path, text] : item["files"].map()) {
        for (const char* other : {"credential_process", "role_arn", "sso_", "web_identity", "login_session"}) {
            if (text.toString().find(other) != std::string::npos) {
                return false;
            }
        }
    }
    return true;
}

config::Settings settingsOf(const Value& item)
{
    config::Environment environment;
    for (const auto& [name, value] : item["env"].map()) {
        environment.set(name.str(), value.toString());
    }
    config::ConfigFiles files;
    for (const auto& [path, text] : item["files"].map()) {
        if (path.view().ends_with("config")) {
            files.config = {path.str(), text.toString(), {}};
        } else if (path.view().ends_with("credentials")) {
            files.credentials = {path.str(), text.toString(), {}};
        }
    }
    auto profiles = config::ProfileStore::parse(std::move(files));
    return config::Settings(environment, profiles ? std::move(*profiles) : config::ProfileStore());
}

std::optional<std::string> runCase(const Value& item)
{
    using credentials::ProfileProvider;
    const config::Settings settings = settingsOf(item);
    const auto profiles = std::make_shared<const config::ProfileStore>(settings.profiles());
    const std::string profile = settings.effectiveProfileName();
    credentials::CredentialResolver chain;
    chain.append(std::make_shared<credentials::EnvironmentProvider>(settings.environment(), false));
    chain.append(std::make_shared<ProfileProvider>(profiles, profile, ProfileProvider::File::Credentials));
    chain.append(std::make_shared<ProfileProvider>(profiles, profile, ProfileProvider::File::Config));
    auto task = chain.load();
    auto found = task.take();
    if (!found) {
        return found.error().message;
    }
    if (!*found) {
        return "nobody had credentials";
    }
    const Value& expected = item["expect"]["Ok"];
    Value actual = Value::object(
        {{"access_key_id", (*found)->accessKeyId}, {"secret_access_key", (*found)->secretAccessKey.reveal()}});
    if (expected.find("session_token")) {
        actual.set("session_token", (*found)->sessionToken.reveal());
    }
    if (expected.find("account_id")) {
        actual.set("account_id", (*found)->accountId);
    }
    return difference(expected, actual);
}

} // namespace

SuiteResult runStaticCredentials(const std::filesystem::path& folder)
{
    SuiteResult result;
    for (const std::filesystem::path& file : filesIn(folder / "chain", ".json")) {
        const auto item = readJson(file);
        if (item && isStatic(*item)) {
            result.count((*item)["id"].toString(), runCase(*item));
        }
    }
    return result;
}

} // namespace botoscope::conformance
