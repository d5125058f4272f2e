#pragma once
#include "core/credentials/metadata_request.h"
#include "core/credentials/surroundings.h"

#include <memory>
#include <optional>
#include <string>

namespace botoscope::credentials {

/// How the instance metadata service is reached (botocore-behaviour.md §7.10).
struct MetadataSettings {
    std::string baseUrl;
    std::string source; ///< where the URL comes from, in words
    std::int64_t timeoutMicros = 1'000'000;
    int attempts = 1;
    bool disabled = false;   ///< AWS_EC2_METADATA_DISABLED
    bool v1Disabled = false; ///< ec2_metadata_v1_disabled

    /// Errors: InvalidConfig (a mode or a URL that is none, a timeout or number that is no number).
    static Result<MetadataSettings> read(const config::Settings& settings);
};

/// One conversation with the service: a session token first (version 2), without one where the service knows none and
/// version 1 is allowed.
class InstanceMetadata {
public:
    InstanceMetadata(std::shared_ptr<const Surroundings> around, MetadataSettings settings)
        : m_around(std::move(around)), m_settings(std::move(settings))
    {
    }
    /// Asks for the token. false: the service is not to be asked on, see why(). Errors: the transport's, but for those
    /// that only mean that nobody is there.
    Task<Result<bool>> open(FetchLog& log);
    /// What a path has, e.g. "latest/meta-data/iam/security-credentials/". nullopt: nothing good, see why(). A service
    /// that answers with 5xx is asked three times in any case (ADR 27). Error: CredentialRetrieval when it takes
    /// version 1 and that is disabled; the transport's as above.
    Task<Result<std::optional<std::string>>> get(std::string path, FetchLog& log);
    /// The same for JSON objects; what is none is asked for again.
    Task<Result<std::optional<Value>>> getObject(std::string path, FetchLog& log);
    const std::string& why() const { return m_why; } ///< the last failure, in words

private:
    enum class Verdict { Good, Again, Busy, Done };
    using Judge = Verdict (*)(const http::Response& response);
    MetadataRequest request(const std::string& path) const;
    Task<Result<std::optional<http::Response>>> ask(MetadataRequest request, Judge judge, FetchLog& log);
    Task<Result<std::optional<http::Response>>> fetch(std::string path, Judge judge, FetchLog& log);
    static Verdict judgeToken(const http::Response& response);
    static Verdict judgeText(const http::Response& response);
    static Verdict judgeObject(const http::Response& response);

    std::shared_ptr<const Surroundings> m_around;
    MetadataSettings m_settings;
    std::optional<std::string> m_token;
    std::string m_why;
};

} // namespace botoscope::credentials
