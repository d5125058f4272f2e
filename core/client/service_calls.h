#pragma once
#include "core/credentials/service_caller.h"

#include <memory>

namespace botoscope::client {

class Session;

/// The calls that credential providers need, with clients of their session, made for each call as botocore does.
class ServiceCalls final : public credentials::ServiceCaller {
public:
    /// The session may go first: calls fail then.
    void serve(const std::shared_ptr<Session>& session) { m_session = session; }
    Task<Result<credentials::ServiceAnswer>> call(credentials::ServiceCall call, credentials::FetchLog& log) override;
    Task<Result<std::string>> endpoint(credentials::ServiceCall call) override;

private:
    std::weak_ptr<Session> m_session;
};

} // namespace botoscope::client
