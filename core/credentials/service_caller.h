#pragma once
#include "core/auth/credentials.h"
#include "core/base/result.h"
#include "core/base/task.h"
#include "core/credentials/fetch_log.h"
#include "core/http/message.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace botoscope::credentials {

/// A call that a provider needs: STS, SSO, sso-oidc, signin.
struct ServiceCall {
    std::string service;   ///< loader's name
    std::string operation; ///< model name
    Value params = Map();
    std::string region;                           ///< empty: the session's
    bool chainRegion = false;                     ///< the region of the first client that needed credentials, if any
    std::optional<auth::Credentials> credentials; ///< nullopt: not signed
    std::vector<std::string> features;            ///< for the user agent, by botocore's names
    /// Headers that depend on the request's URL, set before it is signed; empty for none.
    std::function<http::Parameters(const std::string& url)> headers;

    ServiceCall(std::string serviceName, std::string operationName)
        : service(std::move(serviceName)), operation(std::move(operationName))
    {
    }
};

struct ServiceAnswer {
    Value parsed;                 ///< the response, also a refusal's
    std::optional<Error> refusal; ///< the service's (ClientError with context code)
};

/// Makes calls to services with clients of the session's own.
class ServiceCaller {
public:
    virtual ~ServiceCaller() = default;
    /// Errors: as client creation's and a call's when there is no answer.
    virtual Task<Result<ServiceAnswer>> call(ServiceCall call, FetchLog& log) = 0;
    /// Scheme and host that a call would go to, e.g. "https://oidc.eu-west-1.amazonaws.com"; nothing is sent.
    virtual Task<Result<std::string>> endpoint(ServiceCall)
    {
        co_return Result<std::string>(Error(ErrorCode::NotSupported, "Calls go nowhere here."));
    }
};

} // namespace botoscope::credentials
