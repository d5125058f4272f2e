#include "core/credentials/environment_provider.h"

#include "core/base/encoding.h"
#include "core/credentials/failure.h"
#include "core/credentials/moment.h"

namespace botoscope::credentials {

namespace {

/// The first of the two token variables that is not empty; the older name wins, as in botocore.
const char* tokenVariable(const config::Environment& environment)
{
    return environment.get("AWS_SECURITY_TOKEN").empty() ? "AWS_SESSION_TOKEN" : "AWS_SECURITY_TOKEN";
}

Result<Fetched> read(const config::Environment& environment)
{
    Fetched fetched;
    fetched.credentials.accessKeyId = environment.get("AWS_ACCESS_KEY_ID");
    fetched.credentials.secretAccessKey = SecretString(environment.get("AWS_SECRET_ACCESS_KEY"));
    if (fetched.credentials.secretAccessKey.empty()) {
        return partial("env", "AWS_SECRET_ACCESS_KEY");
    }
    fetched.credentials.sessionToken = SecretString(environment.get(tokenVariable(environment)));
    fetched.credentials.accountId = environment.get("AWS_ACCOUNT_ID");
    fetched.credentials.method = "env";
    fetched.credentials.features = {"CREDENTIALS_ENV_VARS"};
    const std::string expiration = environment.get("AWS_CREDENTIAL_EXPIRATION");
    if (!expiration.empty()) {
        fetched.expires = readMoment(expiration);
        if (!fetched.expires) {
            return retrievalFailure("env", "AWS_CREDENTIAL_EXPIRATION is not a time: " + expiration)
                .with("exception", "ValueError");
        }
    }
    return fetched;
}

std::vector<Fact> factsOf(const config::Environment& environment)
{
    std::vector<Fact> facts;
    if (!environment.get(tokenVariable(environment)).empty()) {
        facts.push_back({"session token", "set", tokenVariable(environment)});
    }
    for (const char* name : {"AWS_ACCOUNT_ID", "AWS_CREDENTIAL_EXPIRATION"}) {
        if (const std::string value = environment.get(name); !value.empty()) {
            facts.push_back({name == std::string_view("AWS_ACCOUNT_ID") ? "account id" : "expiration", value, name});
        }
    }
    return facts;
}

} // namespace

Task<Result<Answer>> EnvironmentProvider::load(Asking& asking)
{
    if (m_profileSetInCode) {
        co_return Answer("not asked: a profile was chosen");
    }
    const std::string* key = m_environment.find("AWS_ACCESS_KEY_ID");
    if (!key || trim(*key).empty()) {
        co_return Answer(key && !key->empty() ? "AWS_ACCESS_KEY_ID is blank" : "AWS_ACCESS_KEY_ID is not set");
    }
    auto found = read(m_environment);
    if (!found.ok()) {
        co_return std::move(found).error();
    }
    asking.attempt.facts = factsOf(m_environment);
    const char* where = "environment variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY";
    if (!found->expires) {
        co_return Answer(std::move(found->credentials), where);
    }
    // botocore reads the variables again; a program's own don't change, so that what has expired stays so.
    auto again = [environment = m_environment](FetchLog&) -> Task<Result<Fetched>> { co_return read(environment); };
    co_return Answer(std::make_shared<RefreshableCredentials>(m_clock, std::move(again), std::move(*found)), where);
}

} // namespace botoscope::credentials
