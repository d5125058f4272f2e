#include "core/credentials/session_buyer.h"

#include "core/base/time_format.h"

namespace botoscope::credentials {

namespace {

constexpr const char* fallbackRegion = "us-east-1";

ServiceCall getSessionToken(const Surroundings& around, const KeychainEntry& entry, std::int64_t seconds)
{
    ServiceCall call("sts", "GetSessionToken");
    call.params = Value::object({{"DurationSeconds", seconds}});
    const auto region = around.settings.get("region");
    call.region = region.ok() && !region->toString().empty() ? region->toString() : fallbackRegion;
    auth::Credentials keys;
    keys.accessKeyId = entry.accessKeyId;
    keys.secretAccessKey = entry.secretAccessKey;
    keys.sessionToken = entry.sessionToken;
    call.credentials = std::move(keys);
    return call;
}

Error notBought(const Error& why)
{
    Error error(ErrorCode::CredentialRetrieval, "STS gave no session credentials: " + why.message);
    error.context = why.context;
    return error;
}

/// A timestamp of a response: the parser gives one, a handler may have made a text of it.
std::optional<Timestamp> timeOf(const Value& value)
{
    return value.isTimestamp() ? std::optional(value.toTimestamp()) : parseTimestamp(value.toString());
}

Result<KeychainSession> readAnswer(const Value& answer)
{
    const Value& given = answer["Credentials"];
    const auto expires = timeOf(given["Expiration"]);
    KeychainSession bought;
    bought.credentials.accessKeyId = given["AccessKeyId"].toString();
    bought.credentials.secretAccessKey = SecretString(given["SecretAccessKey"].toString());
    bought.credentials.sessionToken = SecretString(given["SessionToken"].toString());
    if (bought.credentials.accessKeyId.empty() || bought.credentials.secretAccessKey.empty() || !expires) {
        return notBought(Error(ErrorCode::CredentialRetrieval, "its answer is not complete"));
    }
    bought.expires = *expires;
    return bought;
}

Task<Result<KeychainSession>> buy(std::shared_ptr<const Surroundings> around, KeychainEntry entry, std::int64_t seconds,
                                  FetchLog& log)
{
    auto calling = around->services->call(getSessionToken(*around, entry, seconds), log);
    auto answer = co_await calling;
    if (!answer.ok() || answer->refusal) {
        co_return notBought(answer.ok() ? *answer->refusal : answer.error());
    }
    co_return readAnswer(answer->parsed);
}

} // namespace

BuySession sessionBuyer(std::shared_ptr<const Surroundings> around, FetchLog& log)
{
    return [around = std::move(around), &log](KeychainEntry entry, std::int64_t seconds) {
        return buy(around, std::move(entry), seconds, log);
    };
}

} // namespace botoscope::credentials
