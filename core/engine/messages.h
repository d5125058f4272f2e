#pragma once
#include "core/base/error.h"
#include "core/base/value.h"
#include "core/client/catalog.h"
#include "core/client/explain.h"
#include "core/config/profile_marks.h"
#include "core/engine/renewal.h"
#include "core/http/message.h"
#include "core/http/transport.h"
#include "core/model/service_model.h"
#include "core/trace/record.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace botoscope::engine {

/// A command: call this operation. Texts left empty come from the selected profile's configuration chain.
struct CallRequest {
    std::string service;   ///< loader's name
    std::string operation; ///< model name
    Value params = Map();
    std::string profile;
    std::string region;
    std::string endpointUrl;
    bool signRequest = true;
    std::optional<std::int64_t> connectTimeoutMicros; ///< 0: none; unset: the client's default
    std::optional<std::int64_t> readTimeoutMicros;
};

/// How a call ended, for the one who sent it. parsed holds the real values (the owner of the call may see them);
/// steps and texts elsewhere are redacted.
struct CallOutcome {
    std::uint64_t call = 0;
    trace::CallEnd end;
    Value parsed;                    ///< output members, Error if the service refused, ResponseMetadata
    std::optional<Error> error;      ///< set when there is no parsed response; redacted
    std::optional<Error> refusal;    ///< set when the service refused (contexts code, service_message); redacted
    Renewal renewal = Renewal::None; ///< when the refusal is about the keys: what would give others
    std::optional<Error> warning;    ///< parsed holds what botocore reads, and the answer was not in order; redacted
    http::Response response;         ///< last response as it came; status 0 if none
    http::Timing timing;
    std::string requestUrl; ///< as sent, signature values masked
};

enum class ProfileKind { Simulator, Static, Environment, Other };

struct ProfileInfo {
    std::string name;
    ProfileKind kind = ProfileKind::Other;
    std::string source; ///< file it comes from, or "environment", "built in"
    std::string region; ///< its configured region, empty if none
    std::string endpointUrl;
    config::ProfileMark mark;
};

/// Each credential provider that was asked and what it said, region and endpoint with where they come from, and the
/// settings that are not defaults.
using Explanation = client::Explanation;

/// Who calls go out as, and why: each value with the place it came from (in words, e.g. "profile default in
/// ~/.aws/config:3").
struct Identity {
    std::string profile;
    /// What was chosen, for a CallRequest or to choose it again: the profile, or empty where nobody chose one. Only
    /// then do keys in the environment count, and need a profile "default" not be there.
    std::string choice;
    std::string profileSource;
    std::string region;
    std::string regionSource;
    std::string endpointUrl;      ///< empty: AWS's own
    std::string credentialMethod; ///< provider, e.g. "env"; empty when none was found
    std::string accessKeyHint;    ///< last four characters
    std::string accountId;        ///< empty until known
    std::string arn;
    std::optional<Timestamp> expires; ///< of the credentials, as far as it is known
    bool simulator = false;
    config::ProfileMark mark;
    std::optional<Error> error; ///< why there are no credentials or the profile can't be used
};

} // namespace botoscope::engine
