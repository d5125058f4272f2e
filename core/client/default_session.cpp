#include "core/client/default_session.h"

namespace botoscope::client {

namespace {

struct Default {
    SessionFactory factory;
    std::shared_ptr<Session> session;
};

// Sessions belong to one thread, so each thread has a default of its own.
Default& ofThisThread()
{
    thread_local Default current;
    return current;
}

} // namespace

void setDefaultSessionFactory(SessionFactory factory)
{
    ofThisThread().factory = std::move(factory);
}

void setDefaultSession(std::shared_ptr<Session> session)
{
    ofThisThread().session = std::move(session);
}

Result<std::shared_ptr<Session>> defaultSession()
{
    Default& current = ofThisThread();
    if (current.session) {
        return current.session;
    }
    if (!current.factory) {
        return Error(ErrorCode::InvalidConfig, "no default session was set up in this thread");
    }
    auto made = current.factory();
    if (made.ok()) {
        current.session = *made;
    }
    return made;
}

Result<std::shared_ptr<Client>> client(std::string_view service, ClientOptions options)
{
    auto session = defaultSession();
    if (!session.ok()) {
        return std::move(session).error();
    }
    return (*session)->client(service, std::move(options));
}

} // namespace botoscope::client
