#include "core/client/session_buyer.h"

#include "core/base/time_format.h"

namespace botoscope::client {

namespace {

constexpr const char* fallbackRegion = "us-east-1";

ClientOptions optionsFor(const Session& session, const credentials::KeychainEntry& entry)
{
    ClientOptions options;
    auth::Credentials keys;
    keys.accessKeyId = entry.accessKeyId;
    keys.secretAccessKey = entry.secretAccessKey;
    keys.sessionToken = entry.sessionToken;
    options.credentials = std::move(keys);
    const auto region = session.settings().get("region");
    if (!region.ok() || region->toString().empty()) {
        options.region = fallbackRegion;
    }
    return options;
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

Result<credentials::KeychainSession> readAnswer(const Value& answer)
{
    const Value& given = answer["Credentials"];
    const auto expires = timeOf(given["Expiration"]);
    credentials::KeychainSession bought;
    bought.credentials.accessKeyId = given["AccessKeyId"].toString();
    bought.credentials.secretAccessKey = SecretString(given["SecretAccessKey"].toString());
    bought.credentials.sessionToken = SecretString(given["SessionToken"].toString());
    if (bought.credentials.accessKeyId.empty() || bought.credentials.secretAccessKey.empty() || !expires) {
        return notBought(Error(ErrorCode::CredentialRetrieval, "its answer is not complete"));
    }
    bought.expires = *expires;
    return bought;
}

Task<Result<credentials::KeychainSession>> buy(std::shared_ptr<Session> session, credentials::KeychainEntry entry,
                                               std::int64_t seconds)
{
    auto sts = session->client("sts", optionsFor(*session, entry));
    if (!sts.ok()) {
        co_return notBought(sts.error());
    }
    const std::shared_ptr<Client> client = *sts;
    auto calling = client->call("GetSessionToken", Value::object({{"DurationSeconds", seconds}}));
    auto answer = co_await calling;
    if (!answer.ok()) {
        co_return notBought(answer.error());
    }
    co_return readAnswer(*answer);
}

} // namespace

credentials::BuySession sessionBuyer(std::shared_ptr<Session> session)
{
    return [session = std::move(session)](credentials::KeychainEntry entry, std::int64_t seconds) {
        return buy(session, std::move(entry), seconds);
    };
}

} // namespace botoscope::client
