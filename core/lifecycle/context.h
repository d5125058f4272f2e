#pragma once
#include "core/auth/credentials.h"
#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/credentials/auth_token.h"
#include "core/credentials/fetch_log.h"
#include "core/events/emitter.h"
#include "core/http/message.h"
#include "core/http/transport.h"
#include "core/lifecycle/checksum_plan.h"
#include "core/lifecycle/client_config.h"
#include "core/lifecycle/datagram_sender.h"
#include "core/model/loader.h"
#include "core/model/service_model.h"
#include "core/protocol/parser.h"
#include "core/protocol/serializer.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace botoscope::trace {
class CallRecorder;
}

namespace botoscope::endpoint {
class ClientEndpoints;
}

namespace botoscope::lifecycle {

/// The outside world as a call needs it; owned by whoever runs the engine. All live in one thread.
struct Runtime {
    http::HttpTransport* transport = nullptr;
    Timers* timers = nullptr;
    Clock* clock = nullptr;
    Random* random = nullptr;
    DatagramSender* datagrams = nullptr; ///< nullptr: nobody is told of calls (monitor.h)
};

/// Credentials when they are needed, not before (§12 item 41). nullopt: nobody in the chain had any. What fetching them
/// takes goes into the log.
using CredentialTask = Task<Result<std::optional<auth::Credentials>>>;
using CredentialSource = std::function<CredentialTask(credentials::FetchLog&)>;
using TokenSource = std::function<Task<Result<std::optional<credentials::AuthToken>>>(credentials::FetchLog&)>;

/// A User-Agent header but for the features in it, which each call adds to (user_agent_features.h).
struct UserAgent {
    std::string head;
    std::string tail;                  ///< begins with a blank unless empty
    std::vector<std::string> features; ///< of all calls, by botocore's names, e.g. "RETRY_MODE_LEGACY"
    bool given = false;                ///< a text of the user's own: says nothing of features
};

/// What all calls of one client share. Immutable during calls, but for the emitter's registrations.
struct ClientState {
    std::shared_ptr<const model::ServiceModel> model;
    const model::Loader* loader = nullptr; ///< for paginators, waiters, examples; outlives the client
    ClientConfig config;
    std::string region;           ///< as chosen; empty if none is
    std::string endpointUrl;      ///< custom endpoint, empty for AWS's own
    std::string signatureVersion; ///< the client's default, e.g. "v4", "s3v4", "unsigned"
    std::unique_ptr<protocol::Serializer> serializer;
    std::unique_ptr<protocol::Parser> parser;
    std::shared_ptr<const endpoint::ClientEndpoints> endpoints; ///< never null in a client
    events::Emitter emitter;
    CredentialSource credentials;
    TokenSource tokens; ///< bearer tokens where the environment has none; empty: there are none
    Runtime runtime;
    std::string discovery; ///< how endpoints that the service hands out are used, see endpoint_discovery.h; empty: not
    SecretString bearerToken; ///< of the environment, for this service; empty if there is none
    /// Operations as handlers have this client serialize them, by the model's: made once.
    mutable std::map<const model::OperationModel*, std::shared_ptr<const model::OperationModel>> views;
    UserAgent userAgent;
};

/// What signs and for what, where it differs from the client's.
struct SigningOverride {
    std::string region;
    std::string name;
    std::optional<auth::Credentials> credentials; ///< of an S3 Express session; else the client's sign
};

class EventSource;
struct MonitoredCall;

/// What travels with one call past every handler (botocore's request_context).
struct CallContext {
    const ClientState* client = nullptr;
    const model::OperationModel* operation = nullptr;
    /// The operation as this call serializes it, where a handler has changed its path or host prefix; models are
    /// shared, so that they don't. nullptr: as the model says.
    std::shared_ptr<const model::OperationModel> view;
    Value* params = nullptr; ///< the call's parameters, as far as they have come
    std::string authType;    ///< "none", "v4", "bearer", …; empty: the client's signature version
    bool unsignedPayload = false;
    bool streamingInput = false;
    bool streamOutput = false; ///< the caller reads a streamed output itself, as it comes
    ChecksumPlan checksum;
    std::shared_ptr<EventSource> events; ///< the operation's input, nullptr for none
    SigningOverride signing;
    Value endpointProperties;                     ///< what the rule set says of the endpoint besides its URL
    std::optional<auth::Credentials> credentials; ///< what signed the last attempt
    SecretString bearerToken;                     ///< or this
    std::string invocationId;                     ///< one uuid for all attempts
    int attempt = 0;                              ///< from 1
    int maxAttempts = 0;                          ///< 0 until a retry handler has set it
    std::vector<std::string> features;            ///< what this call has used, by botocore's names, e.g. "WAITER"
    std::string errorCodeOverride;
    std::optional<std::int64_t> connectTimeoutMicros; ///< instead of the client's, where a handler knows better
    std::shared_ptr<MonitoredCall> monitored;         ///< what client-side monitoring has seen, nullptr where it is off
    std::map<std::string, Value> values;              ///< notes that handlers leave for each other
    trace::CallRecorder* trace = nullptr;             ///< nullptr: not traced
    bool dryRun = false;                              ///< nothing may be sent, calls on the side included

    /// Whether a handler has left that note, e.g. "is_presign_request".
    bool noted(const std::string& note) const
    {
        const auto found = values.find(note);
        return found != values.end() && found->second.toBool();
    }
    /// Notes for the User-Agent header that the call uses a feature.
    void useFeature(std::string feature) { features.push_back(std::move(feature)); }
    /// "s3.ListBuckets": the tail of this call's event names.
    const std::string& eventTail() const
    {
        if (m_eventTail.empty()) {
            m_eventTail = operation->service->serviceId() + '.' + operation->name.str();
        }
        return m_eventTail;
    }

private:
    mutable std::string m_eventTail;
};

} // namespace botoscope::lifecycle
