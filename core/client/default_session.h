#pragma once
#include "core/client/session.h"

#include <functional>
#include <memory>
#include <string_view>

namespace botoscope::client {

/// How the default session of this thread is made when it is first needed; the composition root installs it.
using SessionFactory = std::function<Result<std::shared_ptr<Session>>()>;
void setDefaultSessionFactory(SessionFactory factory);
/// Makes this the default session of this thread, as boto3's setup_default_session.
void setDefaultSession(std::shared_ptr<Session> session);
/// The default session, made now if there is none. Error InvalidConfig: nobody installed a factory.
Result<std::shared_ptr<Session>> defaultSession();

/// A client of the default session: client("s3"), as boto3's.
Result<std::shared_ptr<Client>> client(std::string_view service, ClientOptions options = {});

} // namespace botoscope::client
