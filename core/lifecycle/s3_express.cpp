#include "core/lifecycle/s3_express.h"

#include "core/lifecycle/async_handler.h"
#include "core/lifecycle/payloads.h"
#include "core/lifecycle/side_call.h"

#include <algorithm>
#include <map>

namespace botoscope::lifecycle {

namespace {

constexpr std::size_t mostBuckets = 100;
// A session with less time left is replaced if that works, and must be replaced.
constexpr std::int64_t advisoryMicros = 45'000'000;
constexpr std::int64_t mandatoryMicros = 10'000'000;

struct Session {
    auth::Credentials credentials;
    Timestamp expires;
    std::uint64_t lastUse = 0;
};

Result<Session> readSession(const Value& parsed)
{
    const Value& data = parsed["Credentials"];
    Session session;
    session.credentials.accessKeyId = data["AccessKeyId"].toString();
    session.credentials.secretAccessKey = SecretString(data["SecretAccessKey"].toString());
    session.credentials.sessionToken = SecretString(data["SessionToken"].toString());
    session.credentials.method = "s3express";
    session.expires = data["Expiration"].toTimestamp();
    if (session.credentials.accessKeyId.empty() || session.credentials.secretAccessKey.empty()) {
        return Error(ErrorCode::CredentialRetrieval, "CreateSession answered without credentials");
    }
    return session;
}

class Sessions {
public:
    Task<Result<void>> use(BeforeSign& payload)
    {
        CallContext& context = payload.context;
        if (context.signing.name != "s3express" || !payload.signatureVersion.starts_with("v4-s3express")) {
            co_return Result<void>();
        }
        const std::string bucket = (*context.params)["Bucket"].toString();
        auto getting = get(context, bucket);
        auto credentials = co_await getting;
        if (!credentials.ok()) {
            co_return std::move(credentials).error();
        }
        context.signing.credentials = std::move(credentials).value();
        co_return Result<void>();
    }

private:
    Task<Result<auth::Credentials>> get(CallContext& context, const std::string& bucket)
    {
        const auto known = m_sessions.find(bucket);
        const bool kept = known != m_sessions.end();
        const std::int64_t left = kept ? known->second.expires.micros - context.client->runtime.clock->now().micros : 0;
        if (left < advisoryMicros) {
            auto creating = create(context, bucket);
            auto created = co_await creating;
            if (!created.ok() && left < mandatoryMicros) {
                co_return std::move(created).error();
            }
            if (created.ok()) {
                m_sessions[bucket] = std::move(created).value();
                forgetOldest();
            }
        }
        Session& session = m_sessions[bucket];
        session.lastUse = ++m_uses;
        co_return session.credentials;
    }

    static Task<Result<Session>> create(CallContext& context, const std::string& bucket)
    {
        if (context.dryRun) {
            co_return Error(ErrorCode::NotSupported,
                            "A dry run sends nothing, and signing for the directory bucket \"" + bucket +
                                "\" takes a session from the service. s3_disable_express_session_auth = true in the "
                                "profile signs without one.");
        }
        Value params = Map();
        params.set("Bucket", bucket);
        const model::OperationModel* operation = context.operation->service->operation("CreateSession");
        auto asking = runSideCall(context, *operation, std::move(params));
        auto report = co_await asking;
        if (report.error || report.refusal) {
            co_return report.error ? std::move(*report.error) : std::move(*report.refusal);
        }
        co_return readSession(report.parsed);
    }

    void forgetOldest()
    {
        if (m_sessions.size() > mostBuckets) {
            m_sessions.erase(std::min_element(m_sessions.begin(), m_sessions.end(), [](const auto& a, const auto& b) {
                return a.second.lastUse != 0 && (b.second.lastUse == 0 || a.second.lastUse < b.second.lastUse);
            }));
        }
    }

    std::map<std::string, Session> m_sessions; ///< by bucket; lastUse 0: just made
    std::uint64_t m_uses = 0;
};

} // namespace

void registerS3ExpressSessions(events::Emitter& emitter)
{
    const auto sessions = std::make_shared<Sessions>();
    (void)emitter.registerHandler(
        "before-sign.s3", makeAsyncHandler<BeforeSign>("resolve_s3express_identity", [sessions](BeforeSign& payload) {
            return sessions->use(payload);
        }));
}

} // namespace botoscope::lifecycle
